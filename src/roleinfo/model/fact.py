"""What every sourced statement has in common, and the sections that hold such statements."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, ClassVar, Final, Generic, Self, TypeVar, cast, overload

import attrs

from roleinfo.errors import InvalidArgumentError, shown
from roleinfo.model._results import FactResult, Restorable
from roleinfo.model.cached import cached_attribute
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.rules import Ruled
from roleinfo.model.source import Source
from roleinfo.model.text import is_a, is_optional_date, is_optional_name, is_optional_prose, key_of, one_of
from roleinfo.typing import Bound, Origin

F = TypeVar("F", bound="Fact")


def _is_optional_count(_instance: object, attribute: Any, value: object) -> None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        raise InvalidArgumentError(attribute.name, value, f"must be a whole number from 1, not {shown(value)}")


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Fact(Restorable, FactResult, Ruled):
    """A statement with its source.

    ``as_of`` is the date that the source states for this fact alone (YYYY, YYYY-MM or YYYY-MM-DD),
    None where it states none; the date that the fact holds for is its `effective_date`. ``origin``
    is whether the source prints it or it was derived, inferred or stands in for
    something else, and ``evidence`` then says in words why; ``printed`` is the source's own
    wording of a figure where that carries meaning; ``published_for`` names the class of people or jobs
    that the fact was published for, where that is broader than the role, and ``published_for_count`` is the
    number of occupations in it, where that is known; facts are compared without it.

    A class of facts says in ``_measured`` what it measures.
    """

    source: Source = attrs.field(validator=is_a(Source))
    as_of: str | None = attrs.field(default=None, validator=is_optional_date)
    origin: Origin = attrs.field(default="published", validator=one_of(Origin))
    evidence: str | None = attrs.field(default=None, validator=is_optional_prose)
    printed: str | None = attrs.field(default=None, validator=is_optional_name)
    published_for: str | None = attrs.field(default=None, validator=is_optional_name)
    published_for_count: int | None = attrs.field(default=None, validator=_is_optional_count, eq=False)

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if self.origin != "published" and not self.evidence:
            yield "evidence", f"a figure that is {self.origin} must say in words on what evidence"
        if self.published_for_count is not None and self.published_for is None:
            yield "published_for_count", "must be that of the class in covers, which is not given"

    @property
    def effective_date(self) -> str | None:
        """The date the fact holds for: its own ``as_of``, else its source's date; None where neither says.

        Every text, caveat, frame and picture goes by this date.

        >>> from roleinfo import Pay, SalaryEstimate, Source
        >>> survey = Source(id="survey", title="Pay", publisher="Example Ltd", license="internal", date="2018")
        >>> figure = SalaryEstimate(statistic="mean", pay=Pay(1, "USD", "year"), source=survey, as_of="2020")
        >>> figure.effective_date, attrs.evolve(figure, as_of=None).effective_date
        ('2020', '2018')
        """
        return self.as_of or self.source.date

    @property
    def citation(self) -> str:
        """The fact's source in a line, with the date that the fact holds for."""
        return self.source.citation(self.effective_date)

    @cached_attribute
    def measure(self) -> str:
        """What is stated, apart from who states it: facts of one measure are like and like."""
        return self._measured()

    def _measured(self) -> str:
        raise NotImplementedError(f"{type(self).__name__} does not say what it measures")

    @cached_attribute
    def key(self) -> str:
        """What tells this fact from the others of its section: the measure, the source, the date."""
        return f"{self.measure}|{key_of(source=self.source.id, as_of=self.as_of)}"

    @property
    def order(self) -> tuple[Any, ...]:
        """The place of this fact in its section's canonical order."""
        return (self.source.order, self.key)


_ORIGINS: Final = ("inferred", "derived", "proxy")


def origin_caveats(facts: Iterable[Fact], path: tuple[str, ...]) -> tuple[Caveat, ...]:
    """A caveat for each fact that its source does not print as it stands, with the evidence, once each."""
    given = tuple(facts)
    return tuple(
        make_caveat(origin, path, evidence=evidence)
        for origin in _ORIGINS
        for evidence in sorted({fact.evidence or "" for fact in given if fact.origin == origin})
    )


def broader_class_caveats(facts: Iterable[Fact], path: tuple[str, ...]) -> tuple[Caveat, ...]:
    """A caveat for each broader class that facts were published for, in the order of the classes."""
    broader = sorted((fact for fact in facts if fact.published_for), key=lambda fact: fact.published_for or "")
    return tuple(dict.fromkeys(make_caveat("broader-class", path, fact=fact) for fact in broader))


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Figure(Fact):
    """A fact whose point is a number; ``bound`` says whether it is exact, nearly so, or an end of an open range."""

    bound: Bound = attrs.field(default="exact", validator=one_of(Bound))

    @property
    def effective_bound(self) -> Bound:
        """How the number is to be read, all that is known of it taken together."""
        return self.bound


class _Kind:
    """What a section reads its `kind` by: a class that is not imported before it is asked for."""

    def __get__(self, _section: "Section[Any] | None", of: "type[Section[Any]]") -> type[Fact]:
        return of._kind()


class Section(Sequence[F], FactResult, Generic[F]):
    """A sequence of facts of one kind, in canonical order, each with a key of its own.

    Two sections are equal when their facts are, in whatever order they were given. A slice is a section of the
    same class.
    """

    __slots__ = ("_held", "_make")
    kind: ClassVar[type[Fact]] = cast("type[Fact]", _Kind())
    _held: tuple[F, ...] | None
    _make: Callable[[], Iterable[F]] | None

    def __init__(self, facts: Iterable[F] = ()) -> None:
        given: Any = facts
        same = type(given) is type(self)
        object.__setattr__(self, "_held", given._held if same else self._ordered(facts))
        object.__setattr__(self, "_make", given._make if same else None)

    @classmethod
    def _kind(cls) -> type[Fact]:
        return Fact

    @classmethod
    def later(cls, make: Callable[[], Iterable[F]]) -> Self:
        """A section whose facts are made when they are first read; equal to one that was given them at once."""
        if not callable(make):
            raise TypeError(f"make must be a function, not {shown(make)}")
        section = cls()
        object.__setattr__(section, "_held", None)
        object.__setattr__(section, "_make", make)
        return section

    def make_through(self, call: Callable[[Callable[[], Self]], Self]) -> None:
        """Let ``call`` make the facts that are still to be made, so that it sees what goes wrong."""
        make, kind = self._make, type(self)
        if self._held is None and make is not None:
            object.__setattr__(self, "_make", lambda: call(lambda: kind(make())))

    @classmethod
    def _ordered(cls, facts: Iterable[F]) -> tuple[F, ...]:
        given = tuple(facts)
        if not given:
            return ()
        kind = cls.kind
        for fact in given:
            if not isinstance(fact, kind):
                raise TypeError(f"{cls.__name__} holds {kind.__name__} objects, not {shown(fact)}")
        ordered = tuple(sorted(given, key=lambda fact: fact.order))
        keys: set[str] = set()
        for fact in ordered:
            if fact.key in keys:
                raise ValueError(f"two facts of {cls.__name__} have the same key {fact.key!r}")
            keys.add(fact.key)
        return ordered

    @property
    def is_read(self) -> bool:
        """Whether the facts are there, or still to be made."""
        return self._held is not None

    @property
    def _facts(self) -> tuple[F, ...]:
        # Two threads may both make them; they make equal ones.
        if self._held is None:
            facts: Any = self._make() if self._make else ()
            object.__setattr__(self, "_held", facts._facts if type(facts) is type(self) else self._ordered(facts))
        return self._held or ()

    def __setattr__(self, name: str, value: object) -> None:
        raise attrs.exceptions.FrozenInstanceError

    def __delattr__(self, name: str) -> None:
        raise attrs.exceptions.FrozenInstanceError

    @overload
    def __getitem__(self, index: int) -> F: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: int | slice) -> F | Self:
        return type(self)(self._facts[index]) if isinstance(index, slice) else self._facts[index]

    def __len__(self) -> int:
        return len(self._facts)

    def __iter__(self) -> Iterator[F]:
        return iter(self._facts)

    def __eq__(self, other: object) -> bool:
        return self._facts == other._facts if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), self._facts))

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self._facts,))

    def by_key(self, key: str) -> F | None:
        """The fact with this key, or None."""
        if not isinstance(key, str):
            raise TypeError(f"key must be text, not {shown(key)}")
        return next((fact for fact in self._facts if fact.key == key), None)

    def only(self, source: str) -> Self:
        """This section with the facts of one source or series alone."""
        if not isinstance(source, str):
            raise TypeError(f"source must be text, not {shown(source)}")
        return type(self)(fact for fact in self._facts if fact.source.is_named(source))
