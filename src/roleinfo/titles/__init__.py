"""Titles as people write them, and the roles they stand for."""
