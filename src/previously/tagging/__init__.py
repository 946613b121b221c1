"""What the tagger and its training share: word pieces, windows, decoding and the coreference features.

Training imports these modules too, so the features a head learns from are the very ones it meets when reading.
"""
