"""What contradicts what: the problems a story has with itself, one module a family of them, each a pure function of the state.

A finding is only made of what is sure: a reader who is told of a mistake that is none stops reading the others.
"""
