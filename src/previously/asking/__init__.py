"""Questions to a story as it is known at a position: facts first, then the text itself, and "it does not say" otherwise."""
