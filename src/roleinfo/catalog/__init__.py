"""Edges of storage: where roles are kept, and how one asks for them."""
