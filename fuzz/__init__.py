"""Fuzzing led by coverage: what `python -m fuzz` runs, and the laws that the tests try with fewer inputs."""
