"""EDGE: results and whole tables as data frames and as CSV."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from roleinfo.frames.releases import history as history
    from roleinfo.frames.tables import (
        bands as bands,
        moves as moves,
        roles as roles,
        salaries as salaries,
        skills as skills,
    )
    from roleinfo.frames.wage_cells import wages as wages

__all__ = ["bands", "history", "moves", "roles", "salaries", "skills", "wages"]


if not TYPE_CHECKING:  # a package that imported its own modules at once could meet a thread that imports one of them

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from roleinfo.frames import releases, tables, wage_cells

        return getattr({"history": releases, "wages": wage_cells}.get(name, tables), name)


def __dir__() -> list[str]:
    return sorted(__all__)
