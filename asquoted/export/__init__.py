"""The library as data, for people who want to use it elsewhere."""
