"""The rows of O*NET's files, as `onet` reads them."""

from decimal import Decimal
from typing import NamedTuple


class ListedOccupation(NamedTuple):
    """An occupation by its O*NET-SOC code, with its canonical title."""

    code: str
    title: str
    description: str


class Element(NamedTuple):
    """An element of the content model: a skill, an ability, a group of them; the description may be empty."""

    id: str
    name: str
    description: str | None


class Scale(NamedTuple):
    """A scale and its ends."""

    id: str
    name: str
    minimum: int
    maximum: int


class Rating(NamedTuple):
    """How important an element is in an occupation (scale IM), or at which level it is needed (LV).

    ``suppress`` is O*NET's flag that the value is too uncertain to use, None where it was not
    looked at; ``not_relevant`` is stated of levels alone. ``date`` is a year and a month.
    """

    occupation: str
    element: str
    name: str
    scale: str
    value: Decimal
    n: int | None
    standard_error: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    suppress: bool | None
    not_relevant: bool | None
    date: str
    source: str


class Score(NamedTuple):
    """A value without a sample: work styles (scales WI and DR), career interests (OI; IH is a rank's type)."""

    occupation: str
    element: str
    name: str
    scale: str
    value: Decimal
    date: str
    source: str


class CategoryShare(NamedTuple):
    """The percent of respondents who chose a category of an element; without a category, a rating (IM)."""

    occupation: str
    element: str
    name: str
    scale: str
    category: int | None
    value: Decimal
    n: int
    standard_error: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    suppress: bool | None
    date: str
    source: str


class Category(NamedTuple):
    """What a category stands for."""

    element: str
    name: str
    scale: str
    category: int
    description: str


class Software(NamedTuple):
    """A piece of software used in an occupation, and the kind of software that it is."""

    occupation: str
    example: str
    element: str
    kind: str
    hot: bool
    in_demand: bool


class JobZone(NamedTuple):
    """An occupation's zone, from 2 (which holds the former 1) to 5."""

    occupation: str
    zone: int
    date: str
    source: str


class JobZoneName(NamedTuple):
    """A zone's name and its range of specific vocational preparation; its sentences are not read."""

    zone: int
    name: str
    svp: str


class Related(NamedTuple):
    """An occupation that O*NET lists as related to another; the relation has a direction."""

    occupation: str
    related: str
    tier: str
    place: int


class JobTitle(NamedTuple):
    """A title under which people do an occupation, with the codes of its sources."""

    occupation: str
    title: str
    short: str | None
    sources: tuple[str, ...]


class ReportedTitle(NamedTuple):
    """A title that respondents gave; ``shown`` is whether My Next Move shows it."""

    occupation: str
    title: str
    shown: bool


class Metadata(NamedTuple):
    """What is known of an occupation's survey: who was asked, when, and how many answered."""

    occupation: str
    item: str
    response: str | None
    n: int | None
    percent: Decimal | None
    date: str


class Activity(NamedTuple):
    """A detailed work activity: an item of a classification, by its id and name."""

    id: str
    name: str


class TaskActivity(NamedTuple):
    """A detailed work activity that a task of an occupation is an example of."""

    occupation: str
    task: int
    activity: str
    date: str


class Task(NamedTuple):
    """A task statement: a sentence of the publisher's, for counting and checking, not for the bundle."""

    occupation: str
    id: int
    task: str
    type: str | None
    incumbents: int | None
    date: str
    source: str
