"""Findings as people and machines read them. Reports decide nothing; all carry the same findings."""
