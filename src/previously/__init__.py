"""Previously reads a story and becomes its companion: cited, and never ahead of where you are."""

__version__ = "0.1.0"
