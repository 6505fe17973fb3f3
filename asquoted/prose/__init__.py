"""The editors' own sentences: words that judge, and neutral ones for them."""
