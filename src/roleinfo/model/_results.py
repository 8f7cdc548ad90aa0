"""What every result can show of itself. A family's mixin finds the declared view of its class when it is asked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, SupportsIndex, TypeVar, overload

from roleinfo.model._edges import write_csv

if TYPE_CHECKING:
    from pathlib import Path

    from roleinfo.model.role import Role
    from roleinfo.views.view import View


class Result:
    """A result: one line as ``repr``, its finding and main table as ``str``, everything on request."""

    __slots__ = ()

    def _view(self) -> "View[Any]":
        raise NotImplementedError(f"{type(self).__name__} declares no view")

    def __repr__(self) -> str:
        return self._view().one_line(self)

    def __str__(self) -> str:
        return self.to_text()

    def to_text(self, *, full: bool = False, width: int = 80) -> str:
        """The result as plain text: its brief of at most 40 lines, or everything, in lines of ``width`` columns."""
        return self._view().to_text(self, full=full, width=width)

    def show(self) -> None:
        """Print everything."""
        print(self.to_text(full=True))  # noqa: T201  # it is what the method is for

    def to_dict(self) -> dict[str, Any]:
        """The result in types that JSON has, with the keys of its frame: each table as ``{"common", "rows"}``."""
        return self._view().to_plain(self)

    def to_json(self, indent: int | None = None) -> str:
        """What `to_dict` gives, as JSON."""
        return self._view().to_json(self.to_dict(), indent)

    def to_frame(self, backend: str | None = None, *, table: str | None = None, exact: bool = False) -> Any:
        """A data frame of pandas or polars, with the rows of the main table or of the ``table`` named.

        Of the library named in ``backend``, else of one that the program has imported, else of
        one that is installed; the extra ``frames`` is needed. Numbers are float64, or decimals
        with all their digits where ``exact`` is True.
        """
        return self._view().to_frame(self, backend, table=table, exact=exact)

    def to_csv(self, path: "str | Path | None" = None, *, table: str | None = None) -> str:
        """The rows of `to_frame` as CSV, which is also written to ``path``, if one is given.

        Text that a spreadsheet would take for a formula is neutralized. A file is in UTF-8 with the mark by which
        spreadsheets know it, and replaces one that is there; ReportFileError where it cannot be written.
        """
        text = self._view().to_csv(self, table)
        if path is not None:
            write_csv(path, text)
        return text

    def to_markdown(self, *, full: bool = False) -> str:
        """Markdown: the brief, or everything, with the sources as footnotes."""
        return self._view().to_markdown(self, full=full)

    def to_html(self, *, full: bool = False) -> str:
        """A fragment of HTML that needs nothing else: no script, no other file; everything in it is escaped."""
        return self._view().to_html(self, full=full)

    def _repr_html_(self) -> str:
        return self._view().to_card(self)

    def _repr_markdown_(self) -> str:
        return self._view().to_markdown(self, guard_dollars=True)


class Restorable(Result):
    """A result that can be made again from what it writes."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The fields that make it, in types that JSON has, its sources, and its tables under ``view``."""
        from roleinfo.codec.values import value_to_dict

        return {**value_to_dict(self), "view": self._view().to_tables(self)}

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Self:
        """What `to_dict` wrote, without what stands under ``view``; RoleFileError with every problem."""
        from roleinfo.codec.values import value_from_dict

        return value_from_dict(cls, document)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """What `to_json` wrote; RoleFileError where it is no JSON or no such value."""
        from roleinfo.codec.values import value_from_json

        return value_from_json(cls, text)


class PayResult(Result):
    """Pay: bands, structures and the market."""

    __slots__ = ()

    def _view(self) -> "View[Any]":
        from roleinfo.views.pay import VIEWS
        from roleinfo.views.view import view_of

        return view_of(VIEWS, type(self))


class LookupResult(Result):
    """What look-ups give."""

    __slots__ = ()

    def _view(self) -> "View[Any]":
        from roleinfo.views.lookup import VIEWS
        from roleinfo.views.view import view_of

        return view_of(VIEWS, type(self))


class TitleResult(LookupResult):
    """What titles may stand for."""

    __slots__ = ()

    def _view(self) -> "View[Any]":
        from roleinfo.views.titles import VIEWS
        from roleinfo.views.view import view_of

        return view_of(VIEWS, type(self))


class ManyResult(Result):
    """Many roles at once."""

    __slots__ = ()

    def _view(self) -> "View[Any]":
        from roleinfo.views.rankings import VIEWS
        from roleinfo.views.view import view_of

        return view_of(VIEWS, type(self))


class MatrixResult(ManyResult):
    """Many roles, each with each: pairs as rows, or as wide as they are."""

    __slots__ = ()

    def to_wide_frame(self, backend: str | None = None) -> Any:
        """A data frame with one row and one column a role; needs the ``frames`` extra."""
        from roleinfo.views.many import wide_frame

        return wide_frame(self, backend)


class CareerResult(Result):
    """Moves, paths, ladders and the skills that open roles."""

    __slots__ = ()

    def _view(self) -> "View[Any]":
        from roleinfo.views.careers import VIEWS
        from roleinfo.views.view import view_of

        return view_of(VIEWS, type(self))


class SkillResult(Result):
    """Lists of skills and software."""

    __slots__ = ()

    def _view(self) -> "View[Any]":
        from roleinfo.views.skill_lists import VIEWS
        from roleinfo.views.view import view_of

        return view_of(VIEWS, type(self))


T_co = TypeVar("T_co", covariant=True)


class TupleResult(Result, tuple[T_co, ...]):
    """A tuple that is a result; a part of it is of its own class too."""

    __slots__ = ()

    @overload
    def __getitem__(self, index: SupportsIndex) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: SupportsIndex | slice) -> T_co | Self:
        part = super().__getitem__(index)
        return type(self)(part) if isinstance(index, slice) else part  # type: ignore[arg-type,return-value]


class RoleResult(Result):
    """A role."""

    __slots__ = ()

    def _view(self) -> "View[Any]":
        from roleinfo.views.single_role import VIEWS
        from roleinfo.views.view import view_of

        return view_of(VIEWS, type(self))


class RosterResult(Result):
    """Employees of a roster against the market."""

    __slots__ = ()

    def _view(self) -> "View[Any]":
        from roleinfo.views.roster import VIEWS
        from roleinfo.views.view import view_of

        return view_of(VIEWS, type(self))


class FactResult(Result):
    """A fact, or a section of facts."""

    __slots__ = ()

    def _view(self) -> "View[Any]":
        from roleinfo.views.facts import VIEWS
        from roleinfo.views.view import view_of

        return view_of(VIEWS, type(self))


class GapResult(Result):
    """Two figures or two sections compared."""

    __slots__ = ()

    def _view(self) -> "View[Any]":
        from roleinfo.views.gaps import VIEWS
        from roleinfo.views.view import view_of

        return view_of(VIEWS, type(self))


class ComparisonResult(Result):
    """Two roles compared."""

    __slots__ = ()

    def _view(self) -> "View[Any]":
        from roleinfo.views.two_roles import VIEWS
        from roleinfo.views.view import view_of

        return view_of(VIEWS, type(self))


def default_role(query: str) -> "Role":
    """The package's own role with this id, code or title, for a method that takes a text."""
    from roleinfo.api.roles import role

    return role(query)
