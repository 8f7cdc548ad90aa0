"""EDGE: results and whole tables as data frames and as CSV."""

from roleinfo.frames.tables import (
    bands as bands,
    moves as moves,
    roles as roles,
    salaries as salaries,
    skills as skills,
)

__all__ = ["bands", "moves", "roles", "salaries", "skills"]
