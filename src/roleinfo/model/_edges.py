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
    "diff_to_text": "roleinfo.views.comparison:to_text",
    "summarize": "roleinfo.text.summary:summarize",
    "describe_position": "roleinfo.text.market:describe_position",
    "explain_comparison": "roleinfo.text.explanation:explain_comparison",
    "explain_gap": "roleinfo.text.explanation:explain_gap",
    "one_line": "roleinfo.views.labels:one_line",
    "to_html": "roleinfo.views.displays:to_html",
    "to_markdown": "roleinfo.views.displays:to_markdown",
    "to_frame": "roleinfo.views.frames_by_class:to_frame",
    "to_csv": "roleinfo.views.frames_by_class:to_csv",
    "plot": "roleinfo.plots.drawing:plot",
}


def edge(name: str) -> Callable[..., Any]:
    """The function behind this name."""
    module, _, function = TARGETS[name].partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


class OneLine:
    """What its ``repr`` shows on one line of at most 200 characters, in whatever it lies."""

    __slots__ = ()

    def __repr__(self) -> str:
        text: str = edge("one_line")(self)
        return text


class Shown(OneLine):
    """What is shown as it is in a notebook, and can be written as HTML and Markdown."""

    __slots__ = ()

    def to_html(self) -> str:
        """A fragment of HTML that needs nothing else: no script, no other file; everything in it is escaped."""
        text: str = edge("to_html")(self)
        return text

    def to_markdown(self) -> str:
        """Markdown, with the sources as footnotes."""
        text: str = edge("to_markdown")(self)
        return text

    def _repr_html_(self) -> str:
        return self.to_html()

    def _repr_markdown_(self) -> str:
        text: str = edge("to_markdown")(self, guard_dollars=True)
        return text


class Tabular:
    """What has rows: one a figure, with its unit, its source and what is missing in columns of their own."""

    __slots__ = ()

    def to_frame(self, backend: str | None = None, *, exact: bool = False) -> Any:
        """A data frame of pandas or polars, with a row a figure.

        Of the library named in ``backend``, else of one that the program has imported, else of
        one that is installed; the extra ``frames`` is needed. Numbers are float64, or decimals
        with all their digits where ``exact`` is asked for.
        """
        return edge("to_frame")(self, backend, exact=exact)

    def to_csv(self) -> str:
        """The rows of `to_frame` as CSV; a text that a spreadsheet would take for a formula is made to be none."""
        text: str = edge("to_csv")(self)
        return text


class Plotted:
    """What has a picture; each class names its own options."""

    __slots__ = ()

    def plot(self, *args: Any, **options: Any) -> Any:
        """Draw it on the ``matplotlib`` Axes given, else on a new one, and give that back; needs the extra ``plot``."""
        return edge("plot")(self, *args, **options)
