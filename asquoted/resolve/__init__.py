"""From drafts to the library: every reference followed, every quote verified.

A broken claim is skipped and its neighbours stand. This is the only place where an `AnchoredQuote` is made.
"""
