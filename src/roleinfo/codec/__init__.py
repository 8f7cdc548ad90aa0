"""Edges of text: roles and diffs to and from dictionaries, JSON and TOML."""
