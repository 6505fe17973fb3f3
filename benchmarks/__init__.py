"""Measurements of the engine, beside its peers or against a limit. `README.md` says how to run them."""
