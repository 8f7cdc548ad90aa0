"""Every error that roleinfo raises on purpose, under one base."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

if TYPE_CHECKING:
    from roleinfo.model.place import KnownPlace

LONGEST_NAME: Final = 200
LONGEST_LINE: Final = 2000
MOST_PROBLEMS_PRINTED: Final = 20
MOST_PROBLEMS_KEPT: Final = 1000
_REASONS_TOLD = 3
_PLAIN = ("str", "int", "float", "bool", "bytes", "Decimal", "NoneType")


def sanitize(text: str, longest: int = LONGEST_LINE) -> str:
    r"""One line of a message: control characters, line breaks and marks of direction escaped, cut where it is long.

    >>> sanitize("a\x1b[31m\nb"), sanitize("abcdefgh", 6)
    ('a\\x1b[31m\\nb', 'abc...')
    """
    cut = text if len(text) <= longest else f"{text[: longest - 3]}..."
    if cut.isprintable():
        return cut
    escaped = "".join(char if char.isprintable() else repr(char)[1:-1] for char in cut)
    return escaped if len(escaped) <= longest else f"{escaped[: longest - 3]}..."


def _cut_in_front(path: str) -> str:
    """A path with its end whole, where the file's name stands."""
    return path if len(path) <= LONGEST_NAME else f"...{path[3 - LONGEST_NAME :]}"


class RoleinfoError(Exception):
    """The base of every error that roleinfo raises on purpose.

    Its text may quote what came from a file. It has no control characters, no line longer than
    2,000 characters and at most 22 lines.
    """

    def __str__(self) -> str:
        return "\n".join(sanitize(line) for line in self._lines())

    def _lines(self) -> Sequence[str]:
        """The lines of the message, before they are cleaned and cut."""
        return (self._message(),)

    def _message(self) -> str:
        """The message where it is one line."""
        return super().__str__()


def shown(value: object, longest: int = 60) -> str:
    """A value as an error message quotes it: one line of printable characters, cut where it is long."""
    # The repr of a long text or list is as long again, so no more of it is made than is shown.
    try:
        if isinstance(value, str | bytes | bytearray):
            text = repr(value[: longest + 1])
        elif isinstance(value, list | tuple | set | frozenset | dict):
            text = _repr_of_collection(value, longest)
        else:
            text = str(value) if type(value).__name__ == "Decimal" else repr(value)
    except Exception:  # the repr of a caller's object may raise anything
        digits = isinstance(value, int)  # Python writes out no number of thousands of digits
        return "a number of thousands of digits" if digits else f"an object of {type(value).__name__:.60}"
    return sanitize(text, longest)


def _repr_of_collection(value: Collection[object], longest: int) -> str:
    from reprlib import Repr

    if len(value) <= longest and not any(isinstance(item, Collection) for item in value):
        return repr(value)
    short = Repr()
    short.maxlist = short.maxtuple = short.maxset = short.maxfrozenset = short.maxdict = longest
    short.maxstring = short.maxother = short.maxlong = longest
    short.maxlevel = 3
    return short.repr(value)


def did_you_mean(word: object, words: Sequence[str]) -> str:
    """The words that a misspelt one is nearest to, as a question; empty where none is near."""
    if not isinstance(word, str) or len(word) > 100:
        return ""
    import difflib

    known = {word.casefold(): word for word in words}
    return _hint([known[match] for match in difflib.get_close_matches(word.strip().casefold(), known, n=2)]).strip()


class InvalidArgumentError(RoleinfoError, ValueError):
    """An argument of a function, or a field of a value, is not what it can be.

    ``name`` is the argument or field, ``value`` what was given, ``rule`` what it must be, and
    ``hint`` what was perhaps meant (empty where nothing is near). An argument of a type that can
    never be right (a list where a number belongs) raises TypeError instead.

    >>> import roleinfo as ri
    >>> ri.salary_gap("registered nurse", "physician assistant", confidence=95)
    Traceback (most recent call last):
        ...
    roleinfo.errors.InvalidArgumentError: confidence must be above 0 and below 1, not 95. 0.95 is 95%
    """

    def __init__(self, name: str, value: object, rule: str, hint: str = "") -> None:
        super().__init__(name, value, rule, hint)
        self.name = name
        self.value = value
        self.rule = rule
        self.hint = hint

    def _message(self) -> str:
        message = f"{self.name} {self.rule}" if self.rule.startswith("must ") else f"{self.name}: {self.rule}"
        # A number stands in the rule as it is printed, not as its repr.
        value = str(self.value) if type(self.value).__name__ == "Decimal" else shown(self.value)
        if self.value is not None and value not in message:
            message += f": {shown(self.value)}"
        return f"{message}. {self.hint}" if self.hint else message

    def __reduce__(self) -> tuple[Any, ...]:
        # A caller's own object may be one that cannot be copied; its text can.
        value = self.value if type(self.value).__name__ in _PLAIN else shown(self.value)
        return (type(self), (self.name, value, self.rule, self.hint))


def _quoted(value: object) -> str:
    """A name or a text that was asked for, as a message quotes it."""
    return shown(value, LONGEST_NAME)


def _hint(suggestions: Sequence[str]) -> str:
    if not suggestions:
        return ""
    return " Did you mean " + " or ".join(_quoted(suggestion) for suggestion in suggestions) + "?"


class RoleNotFoundError(RoleinfoError, LookupError):
    """No role has this id, code, or title.

    ``query`` is what was looked up, ``suggestions`` the titles of the nearest roles, best first.
    ``is_broad`` is True where the titles of many roles contain the text, so that none is nearest;
    ``note`` says of a code which occupations are in its group, or what a code of another classification is in
    SOC 2018, and ``candidates`` are then the roles of these. ``is_known`` is True where there is such a role, of
    which what was asked for is not there; ``note`` then says why.
    """

    def __init__(
        self,
        query: object,
        suggestions: Sequence[str] = (),
        is_broad: bool = False,
        note: str | None = None,
        candidates: "Sequence[Candidate]" = (),
        *,
        is_known: bool = False,
    ) -> None:
        super().__init__(query, tuple(suggestions), is_broad, note, tuple(candidates))
        self.is_known = is_known
        self.note = note
        self.candidates: tuple[Candidate, ...] = tuple(candidates)
        self.query = query
        self.suggestions: tuple[str, ...] = tuple(suggestions)
        self.is_broad = is_broad

    def _message(self) -> str:
        if not isinstance(self.query, str):
            return f"A role must be given by id, code, or title, as text, not by {_quoted(self.query)}."
        if not self.query.strip():
            return "No role matches an empty text. Give an id, a code, or a title."
        if self.is_broad:
            from shlex import quote

            command = f"roleinfo search {quote(sanitize(self.query, LONGEST_NAME))}"
            return f"No role matches {_quoted(self.query)} exactly. Many titles contain it; try: {command}"
        if self.is_known and self.note:
            return f"{self.note}."
        note = f" {self.note}." if self.note else ""
        return f"No role matches {_quoted(self.query)}.{note}{_hint(self.suggestions)}"

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), self.args, self.__dict__)


_MOST_NAMED = 10


class Candidate(NamedTuple):
    """A role that an ambiguous title may mean: its id, its title, and its jobs in the nation (None if unpublished)."""

    role_id: str
    title: str
    jobs: int | None = None


class AmbiguousTitleError(RoleinfoError, LookupError):
    """A title of several roles.

    ``candidates`` are these roles: those whose own title it is, then the others. ``readings`` are the
    titles that initials may stand for, not all of which need to be titles of a role.
    """

    def __init__(self, query: str, candidates: Sequence[Candidate], readings: Sequence[str] = ()) -> None:
        super().__init__(query, tuple(candidates), tuple(readings))
        self.query = query
        self.candidates: tuple[Candidate, ...] = tuple(candidates)
        self.readings: tuple[str, ...] = tuple(readings)

    def _lines(self) -> Sequence[str]:
        count = len(self.candidates)
        if self.readings:
            named = "; ".join(self.readings[:_MOST_NAMED])
            head = f"{_quoted(self.query)} is ambiguous. It may stand for {named}; write it out, or use an id:"
        else:
            head = f"{_quoted(self.query)} is ambiguous. It is a title of {count:,} roles; use an id:"
        listed = self.candidates[:_MOST_NAMED]
        width = max((len(candidate.role_id) for candidate in listed), default=0)
        roles = [f"  {candidate.role_id:<{width}}  {candidate.title}".rstrip() for candidate in listed]
        return [head, *roles, *([f"  and {count - _MOST_NAMED:,} more"] if count > _MOST_NAMED else [])]


class InvalidQueryError(RoleinfoError, ValueError):
    """A search for something that cannot be a title; ``rule`` says what is wrong with ``query``."""

    def __init__(self, query: object, rule: str) -> None:
        super().__init__(query, rule)
        self.query = query
        self.rule = rule

    def _message(self) -> str:
        return f"A search takes a title or part of one; {_quoted(self.query)} {self.rule}."


class PlaceNotFoundError(RoleinfoError, LookupError):
    """No place with figures has this name, or several have.

    ``places`` are those with figures, or, where ``ambiguous`` is True, those that the text may mean.
    ``suggestions`` are the nearest names, best first; ``reason`` says why the text is no place, as "it
    is outside the United States (United Kingdom)".
    """

    what: ClassVar[str] = "place"
    several: ClassVar[str] = "places"

    def __init__(
        self,
        query: object,
        places: Sequence[str] = (),
        *,
        suggestions: Sequence[str] = (),
        ambiguous: bool = False,
        reason: str = "",
    ) -> None:
        super().__init__(query, tuple(places))
        self.query = query
        self.places: tuple[str, ...] = tuple(places)
        self.suggestions: tuple[str, ...] = tuple(suggestions)
        self.ambiguous = ambiguous
        self.reason = reason

    def _message(self) -> str:
        if self.ambiguous:
            return f"{_quoted(self.query)} is ambiguous. Use one of these {self.several}: {'; '.join(self.places)}"
        known = f" Figures are available for {', '.join(self.places)}." if self.places else ""
        hint = _hint(self.suggestions)
        if not known and not hint and not self.reason:
            hint = f" For a list, try: roleinfo {self.several}"
        reason = f": {self.reason}" if self.reason else ""
        return f"No {self.what} matches {_quoted(self.query)}{reason}.{known}{hint}"

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), self.args, self.__dict__)


class AmbiguousPlaceError(PlaceNotFoundError):
    """A text may mean several places: a state or a city, several cities of a name, a region of several areas.

    ``candidates`` are the areas that it may mean, most people first, each with ``population`` and
    ``why``; ``reason`` says what makes the text ambiguous.

    >>> import roleinfo as ri
    >>> ri.role("registered nurse").at("New York")
    Traceback (most recent call last):
        ...
    roleinfo.errors.AmbiguousPlaceError: 'New York' is ambiguous (New York is the name of several places or areas). \
Use one of these places: New York; New York-Newark-Jersey City, NY-NJ
    """

    def __init__(self, query: object, candidates: "Sequence[KnownPlace]", reason: str = "") -> None:
        super().__init__(query, tuple(str(place.name) for place in candidates), ambiguous=True, reason=reason)
        self.candidates: tuple[KnownPlace, ...] = tuple(candidates)

    def _message(self) -> str:
        named = "; ".join(self.places[:_MOST_NAMED])
        more = len(self.places) - _MOST_NAMED
        reason = f" ({self.reason})" if self.reason else ""
        listed = f"{named}{f'; and {more:,} more' if more > 0 else ''}"
        return f"{_quoted(self.query)} is ambiguous{reason}. Use one of these {self.several}: {listed}"

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.query, self.candidates, self.reason), self.__dict__)


class IndustryNotFoundError(PlaceNotFoundError):
    """No industry with figures has this name, or several have; ``places`` are then their names."""

    what = "industry"
    several = "industries"


class CodeNotFoundError(RoleinfoError, LookupError):
    """No classification has this code, or several have, which then stand in ``readings``; ``reason`` says more.

    ``codes`` are the codes of SOC 2018 that may be meant instead, as those of the occupations of a group.

    >>> import roleinfo as ri
    >>> ri.convert_code("99-9999", "soc2018")
    Traceback (most recent call last):
        ...
    roleinfo.errors.CodeNotFoundError: '99-9999' is not a code of any classification here.
    """

    def __init__(
        self, query: object, readings: Sequence[str] = (), reason: str = "", codes: Sequence[str] = ()
    ) -> None:
        super().__init__(query, tuple(readings), reason, tuple(codes))
        self.query = query
        self.readings: tuple[str, ...] = tuple(readings)
        self.reason = reason
        self.codes: tuple[str, ...] = tuple(codes)

    def _message(self) -> str:
        if self.readings:
            reason = f" ({self.reason})" if self.reason else ""
            return f"{_quoted(self.query)} is ambiguous{reason}. It may be {'; '.join(self.readings)}"
        return f"{self.reason or f'No classification has the code {_quoted(self.query)}'}."


class SourceNotFoundError(RoleinfoError, LookupError):
    """No fact comes from this source; ``sources`` are the ids of those there are."""

    def __init__(self, query: object, sources: Sequence[str] = ()) -> None:
        super().__init__(query, tuple(sources))
        self.query = query
        self.sources: tuple[str, ...] = tuple(sources)

    def _message(self) -> str:
        head = f"No source matches {_quoted(self.query)}."
        if not self.sources:
            return f"{head} No source is known here."
        if len(self.sources) <= _MOST_NAMED:
            return f"{head} The sources here are {', '.join(self.sources)}."
        hint = did_you_mean(self.query, self.sources)
        return f"{head}{hint and f' {hint}'} All {len(self.sources)} are in .sources; for a list, try: roleinfo sources"


class NotComparableError(RoleinfoError, ValueError):
    """Two things that are not comparable; ``reasons`` says why, one each."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(tuple(reasons))
        self.reasons: tuple[str, ...] = tuple(reasons)

    def _message(self) -> str:
        reasons = [reason.rstrip(".") for reason in self.reasons[:_REASONS_TOLD]]
        more = len(self.reasons) - _REASONS_TOLD
        return f"Not comparable: {'; '.join([*reasons, *([f'and {more} more in .reasons'] if more > 0 else [])])}"


class NoCareerPathError(RoleinfoError, LookupError):
    """No path leads from one role to another; ``reason`` says why, as a sentence.

    ``constraint`` is the name of the constraint that rules out the last path, or None where no
    moves lead there at all.
    """

    def __init__(self, reason: str, constraint: str | None = None) -> None:
        super().__init__(reason, constraint)
        self.reason = reason
        self.constraint = constraint

    def _message(self) -> str:
        if self.constraint is None or self.constraint in self.reason:
            return self.reason
        return f"{self.reason.rstrip('.')} (limited by {self.constraint})."


class CurrencyMismatchError(RoleinfoError, ValueError):
    """Amounts of two currencies in one calculation."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(left, right)
        self.left = left
        self.right = right

    def _message(self) -> str:
        return f"{self.left} and {self.right} cannot be combined. Convert one of them first, at a dated exchange rate."


class Problem(NamedTuple):
    """One thing that is wrong in a role file.

    ``file`` is the file's name, ``path`` the place in it (``skills[3].share``; empty for the
    whole file), ``rule`` what is asked and what stood there instead.
    """

    file: str
    path: str
    rule: str

    def __str__(self) -> str:
        parts = (_cut_in_front(self.file), sanitize(self.path, LONGEST_NAME), self.rule)
        return sanitize(": ".join(text for text in parts if text))

    def bounded(self) -> "Problem":
        """The problem with no part longer than a line of a message."""
        if max(map(len, self)) <= LONGEST_LINE:
            return self
        cut = (f"{problem[: LONGEST_LINE - 3]}..." if len(problem) > LONGEST_LINE else problem for problem in self)
        return Problem(*cut)


class RoleFileError(RoleinfoError, ValueError):
    """A role file, or a dictionary in its form, breaks rules.

    ``problems`` lists the first 1,000, each of its parts at most 2,000 characters long, and
    ``count`` is how many there are. The text has the first 20.
    """

    def __init__(self, problems: Sequence[Problem], count: int | None = None) -> None:
        self.problems: tuple[Problem, ...] = tuple(problem.bounded() for problem in problems[:MOST_PROBLEMS_KEPT])
        self.count: int = len(problems) if count is None else count
        super().__init__(self.problems, self.count)

    def _lines(self) -> Sequence[str]:
        more = self.count - MOST_PROBLEMS_PRINTED
        return [
            f"{self.count:,} problem{'s' if self.count != 1 else ''}:",
            *(f"  {problem}" for problem in self.problems[:MOST_PROBLEMS_PRINTED]),
            *([f"  and {more:,} more"] if more > 0 else []),
        ]


class CatalogError(RoleinfoError):
    """A catalog cannot be opened or is not what it says; ``path`` is where, ``reason`` why."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(str(path), reason)
        self.path: str = str(path)
        self.reason = reason

    def _message(self) -> str:
        return f"Cannot open {_cut_in_front(self.path)}: {self.reason}"


class BrokenRulesError(RoleinfoError, ValueError):
    """A value of the model breaks rules of its class; ``rules`` holds (field, rule) pairs."""

    def __init__(self, name: str, rules: Sequence[tuple[str, str]]) -> None:
        super().__init__(name, tuple(rules))
        self.name = name
        self.rules: tuple[tuple[str, str], ...] = tuple(rules)

    def _message(self) -> str:
        return f"{self.name}: " + "; ".join(f"{field}: {rule}" for field, rule in self.rules)


class IngestError(RoleinfoError, ValueError):
    """A published file is not laid out as its reader knows it, or a cell of it breaks a rule.

    ``file`` is the file's name, ``sheet`` the sheet, table or member of it, ``row`` the row's
    number (or its key, where rows have no numbers), ``column`` the column's heading, ``rule``
    what is asked and what stood there instead. What does not apply is None.
    """

    def __init__(self, file: str, sheet: str | None, row: int | str | None, column: str | None, rule: str) -> None:
        super().__init__(file, sheet, row, column, rule)
        self.file = file
        self.sheet = sheet
        self.row = row
        self.column = column
        self.rule = rule

    def _message(self) -> str:
        place = [self.file]
        if self.sheet is not None:
            place.append(f"sheet {self.sheet!r}")
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column is not None:
            place.append(f"column {self.column!r}")
        return f"{self.rule} @ {', '.join(place)}"


class ReportFileError(RoleinfoError, OSError):
    """A report's file cannot be written; ``path`` is the file, ``reason`` says why not."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path: str = path
        self.reason = reason

    def _message(self) -> str:
        return f"{_cut_in_front(self.path)}: {self.reason}"


class ReportExistsError(ReportFileError, FileExistsError):
    """A report's file exists, and overwriting it was not requested."""

    def __init__(self, path: str) -> None:
        super().__init__(path, "the file exists; use overwrite to replace it")

    def __reduce__(self) -> tuple[type["ReportExistsError"], tuple[str]]:
        return type(self), (self.path,)


class MissingExtraError(RoleinfoError, ImportError):
    """Something needs an optional package; the text names the line that installs it.

    ``extra`` is the extra that brings it, None where there is none; ``packages`` are those to be
    installed beside it, or alone, and ``needs`` says in words what is needed where it is no extra.
    """

    def __init__(self, task: str, extra: str | None, packages: Sequence[str] = (), needs: str | None = None) -> None:
        super().__init__(task, extra, tuple(packages), needs)
        self.task = task
        self.extra = extra
        self.packages: tuple[str, ...] = tuple(packages)
        self.needs = needs

    def _message(self) -> str:
        wanted = [*([f'"roleinfo[{self.extra}]"'] if self.extra else []), *self.packages]
        needs = self.needs or f"the extra {self.extra!r}"
        return f"{self.task} needs {needs}: python -m pip install {' '.join(wanted)}"
