"""Texts and words, with no notion of files, claims or speakers."""
