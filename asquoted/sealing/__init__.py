"""`seal`: the seals of new sources, and what becomes of all that is anchored in one whose text has changed."""
