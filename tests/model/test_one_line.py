"""What every public object prints: one short line as ``repr``, wherever it lies, and at most 40 lines as ``str``."""

import dataclasses
import inspect
import logging
from collections.abc import Iterator
from typing import Any, Final

import attrs
import pytest

import roleinfo as ri
from shown import BARE, HOSTILE, displays

_DEPTH: Final = 2


def _inside(value: Any, depth: int = 0) -> Iterator[Any]:
    """The public objects in a value: its fields and its items, one of a list for all of their class."""
    if depth > _DEPTH:
        return
    if type(value).__name__ in ri.__all__:
        yield value
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _inside(getattr(value, field.name), depth + 1)
    if (not isinstance(value, str | bytes) and isinstance(value, tuple | list)) or hasattr(value, "is_read"):
        for each in {type(each): each for each in value}.values():
            yield from _inside(each, depth + 1)


def _public() -> Iterator[type]:
    for name in ri.__all__:
        value = getattr(ri, name)
        if inspect.isclass(value) and not issubclass(value, BaseException):
            yield value


SHOWN: Final = displays()
OBJECTS: Final = [
    each
    for shown in (
        *SHOWN.values(), BARE, *HOSTILE, ri.role("41-3091").salary, ri.Catalog.default(), ri.Options(),
        ri.compare(HOSTILE[2], HOSTILE[3]).salary, *ri.role("29-1141").duties[:1],
    )
    for each in _inside(shown)
]  # fmt: skip
BY_CLASS: Final[dict[str, list[Any]]] = {}
for _each in OBJECTS:
    BY_CLASS.setdefault(type(_each).__name__, []).append(_each)


@dataclasses.dataclass
class _Held:
    figure: Any
    roles: list[Any]


class TestRepr:
    """``repr`` of every class."""

    @pytest.mark.parametrize("name", sorted(BY_CLASS))
    def test_one_line(self, name: str) -> None:
        """One line of at most 200 characters that names the class."""
        for value in BY_CLASS[name]:
            text = repr(value)
            assert len(text) <= 200
            assert "\n" not in text
            assert text.startswith((f"<{name}", f"{name}("))

    @pytest.mark.parametrize("kind", [*_public()], ids=lambda kind: kind.__name__)
    def test_no_class_lists_all_that_it_holds(self, kind: type) -> None:
        """No public class has the repr that attrs, a tuple or a base class of Python makes, but what is small."""
        owner = next(each for each in kind.__mro__ if "__repr__" in vars(each))
        small = {"Candidate", "JobPart", "MatchedAs", "Pay", "PriceOptions", "Problem", "Question", "SkillAlias"}
        assert owner.__name__ in small | {"OneLine", "Result", "Catalog"}

    def test_isolates_are_closed(self) -> None:
        """A label that is cut inside a name written from right to left closes what the name opened."""
        right_to_left = ri.Role(id="long", title="מנהל " * 60)
        text = repr(ri.compare(right_to_left, BARE))
        assert len(text) <= 200
        assert text.count("\u2068") == text.count("\u2069") == 1

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("figure", "<SalaryEstimate mean $101,420/year, OEWS wage, United States, May 2025 (RSE 0.2%)>"),
            (
                "gap",
                (
                    "<SalaryGap mean: $101,420/year -> $141,280/year, +$39,860 (+39.3%), "
                    "90% CI +$38,199..+$41,521; BLS OEWS, May 2025, United States>"
                ),
            ),
            ("section", "<Salary 12 estimates: mean $101,420/year, median $97,550/year; BLS OEWS, May 2025>"),
            (
                "salary",
                "<SalaryDiff 12 gaps: mean +$39,860 (+39.3%) per year, median +$38,330 (+39.3%) per year; 0 left out>",
            ),
            ("path", "<CareerPath 29-1141.00 -> 29-1171.00: 1 step, pay +$35,880 (+35.4%), 11.3% to learn>"),
            ("structure", "<PayStructure 2 grades G1-G2: $40,000-$109,000/year; 1 problem>"),
            (
                "best",
                (
                    "<BestPaying Registered Nurses (29-1141) by state: California $150,280, Hawaii $124,340, "
                    "Oregon $123,140, ... (52 ranked, 2 excluded)>"
                ),
            ),
            ("suppressed", "<SalaryEstimate median suppressed, unstated, place not stated, undated>"),
            ("empty section", "<Benefits 0 facts>"),
        ],
    )
    def test_labels(self, name: str, text: str) -> None:
        """Figures keep their amount, statistic, place, date and source; containers say how many and the first."""
        assert repr(SHOWN[name]) == text

    def test_in_containers(self, caplog: pytest.LogCaptureFixture) -> None:
        """A list, a mapping, a dataclass and a message of a log hold the same line."""
        gap, role = SHOWN["gap"], SHOWN["occupation"]
        assert repr([role]) == f"[{role!r}]"
        assert repr({"a": gap}) == f"{{'a': {gap!r}}}"
        assert repr(_Held(gap, [role])).endswith(f"_Held(figure={gap!r}, roles=[{role!r}])")
        with caplog.at_level(logging.INFO):
            logging.getLogger("roleinfo.test").info("%r", gap)
        assert caplog.messages == [repr(gap)]


@pytest.mark.parametrize("name", SHOWN)
def test_str(name: str) -> None:
    """``str`` has at most 40 lines."""
    assert len(str(SHOWN[name]).splitlines()) <= 40
