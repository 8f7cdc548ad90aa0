"""EDGE: results and whole tables as data frames and as CSV, and a caller's own frame priced by its own engine."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from roleinfo.frames.pricing import price as price
    from roleinfo.frames.releases import history as history
    from roleinfo.frames.summing import summarize_prices as summarize_prices
    from roleinfo.frames.tables import (
        bands as bands,
        moves as moves,
        roles as roles,
        salaries as salaries,
        skills as skills,
    )
    from roleinfo.frames.wage_cells import wages as wages

_MODULES = {"history": "releases", "price": "pricing", "summarize_prices": "summing", "wages": "wage_cells"}
__all__ = ["bands", "history", "moves", "price", "roles", "salaries", "skills", "summarize_prices", "wages"]


if not TYPE_CHECKING:  # a package that imported its own modules at once could meet a thread that imports one of them

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"roleinfo.frames.{_MODULES.get(name, 'tables')}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
