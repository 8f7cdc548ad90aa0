"""The one place where a noun's method finds the edge that does its work, when it is called."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

TARGETS: Final = {
    "role_to_dict": "roleinfo.codec.writing:role_to_dict",
    "role_to_toml": "roleinfo.codec.writing:role_to_toml",
    "role_from_dict": "roleinfo.codec.reading:role_from_dict",
    "diff_to_dict": "roleinfo.codec.diffs:diff_to_dict",
    "diff_from_dict": "roleinfo.codec.diffs:diff_from_dict",
    "diff_to_json": "roleinfo.codec.diffs:diff_to_json",
    "diff_from_json": "roleinfo.codec.diffs:diff_from_json",
    "diff_to_text": "roleinfo.reports.comparison:to_text",
    "diff_to_markdown": "roleinfo.reports.comparison:to_markdown",
    "ranking_to_text": "roleinfo.reports.many:ranking_to_text",
    "ranking_to_frame": "roleinfo.reports.frames:ranking_to_frame",
    "gaps_to_frame": "roleinfo.reports.frames:gaps_to_frame",
    "similarities_to_frame": "roleinfo.reports.frames:similarities_to_frame",
    "default_catalog": "roleinfo.catalog.catalogs:default_catalog",
}


def edge(name: str) -> Callable[..., Any]:
    """The function behind this name."""
    module, _, function = TARGETS[name].partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
