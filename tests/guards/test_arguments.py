"""No public callable fails in a way of its own, whatever it is given: it answers, or refuses the argument by name."""

import os
import random
import resource
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import Any, Final

import attrs
import pytest

import roleinfo as ri
from guards.arguments import (
    ASSISTANT,
    CALLABLE,
    HOSTILE,
    NURSE,
    UNWRITABLE,
    Call,
    ReadWithoutEnd,
    calls,
    missing_classes,
    missing_functions,
)

CALLS: Final = int(os.environ.get("ROLEINFO_CALLS", "0"))
SEED: Final = int(os.environ.get("ROLEINFO_SEED", "1"))
SECONDS: Final = 10
MOST_SECONDS: Final = 10
MOST_MEGABYTES: Final = 500
LONGEST_MESSAGE: Final = 2500

Changed = dict[str, str]
"""The arguments that are hostile, each with the name of its value."""


class TooSlow(BaseException):
    """A call that took more processor time than a call may take; no Exception, so that nothing of ours catches it."""


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _answer(call: Call, arguments: dict[str, Any], writable: bool = True) -> None:
    """Call it, and read what it gives as far as a program would at first."""
    if "wanted" in arguments:
        arguments = {"statistic": arguments["wanted"]}
    arguments.pop("options", None)
    if call.name.endswith(".learning_of"):
        kinds = arguments["kinds"]
        result = call.function(*kinds) if isinstance(kinds, tuple) else call.function(kinds)
    else:
        result = call.function(**arguments)
    if isinstance(result, Iterator):
        _ = [*islice(result, 3)]
    elif writable:
        repr(result)


@pytest.fixture(scope="module", autouse=True)
def _pyplot() -> Iterator[None]:
    """Pyplot takes its time on the first picture: it is there before, and other tests do not find it afterwards."""
    import_module("matplotlib.pyplot")
    yield
    _close_pictures()
    sys.modules.pop("matplotlib.pyplot", None)


def _close_pictures() -> None:
    """What a call draws is kept by pyplot, and a call that stops half way leaves it open."""
    pyplot: Any = sys.modules["matplotlib.pyplot"]
    pyplot.close("all")


def _is_named(call: Call, changed: Changed, text: str) -> bool:
    """Whether a message names an argument, one of several by its singular, or a method's only one by the method."""
    names = {name.strip("_").removesuffix("s") for name in changed} | {call.name.rpartition(".")[2]}
    return "wanted" in changed or any(name in text for name in names)


def _misuse(call: Call, changed: Changed, error: Exception) -> str | None:
    """What is wrong with an error, or None where it is one that a caller can act on."""
    try:
        text = str(error)
    except Exception:
        return f"{type(error).__name__} without a text"
    if not isinstance(error, ri.RoleinfoError | TypeError):
        return f"{type(error).__name__}: {text:.300}"
    if len(text) > LONGEST_MESSAGE:
        return f"a message of {len(text)} characters: {text:.200}"
    if not text.replace("\n", "").isprintable():
        return f"a message that cannot be printed: {text!r:.200}"
    if isinstance(error, ri.InvalidArgumentError | TypeError) and not _is_named(call, changed, text):
        return f"{type(error).__name__} without the name: {text:.300}"
    return None


def finding(call: Call, changed: Changed) -> str | None:
    """What is wrong with what a call does where some of its arguments are hostile, or None."""
    arguments = {**call.arguments, **{name: HOSTILE[value]() for name, value in changed.items()}}
    before, started = _megabytes(), time.process_time()
    signal.signal(signal.SIGVTALRM, _too_slow)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    told = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            _answer(call, arguments, UNWRITABLE.isdisjoint(changed.values()))
    except TooSlow:
        told = f"over {MOST_SECONDS} s"
    except ReadWithoutEnd:
        told = "reads what has no end"
    except Exception as error:
        told = _misuse(call, changed, error)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        _close_pictures()
    if _megabytes() - before > MOST_MEGABYTES:
        told = f"{_megabytes() - before:.0f} MB"
    if time.process_time() - started > MOST_SECONDS:
        told = f"{time.process_time() - started:.1f} s"
    return told


def _changes(every_call: list[Call], chance: random.Random) -> Iterator[tuple[Call, Changed]]:
    """Each argument with each value in a random order, and every fourth time two arguments at once."""
    singles = [
        (call, {name: value})
        for call in every_call
        for name in call.arguments
        for value in HOSTILE
        if name != "make" or value not in CALLABLE
    ]
    chance.shuffle(singles)
    several = [each for each in every_call if len(each.arguments) > 1]
    for number, single in enumerate(singles):
        yield single
        if number % 4 == 0:
            call = chance.choice(several)
            yield call, {name: chance.choice([*HOSTILE]) for name in chance.sample([*call.arguments], 2)}


@pytest.fixture(scope="module")
def every_call(tmp_path_factory: pytest.TempPathFactory) -> list[Call]:
    """Every public callable with a good call."""
    return [*calls(tmp_path_factory.mktemp("arguments"))]


class TestArguments:
    """Hostile values, one argument at a time and two at once."""

    def test_all_are_there(self, tmp_path: Path) -> None:
        """Every public function has a good call, and every class of values an object."""
        assert missing_functions(tmp_path) == []
        assert missing_classes() == []

    def test_good_calls(self, every_call: list[Call], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """What is called good is: it answers, or says why there is no answer."""
        monkeypatch.chdir(tmp_path)
        found = {call.name: told for call in every_call if (told := finding(call, {}))}
        assert found == {}

    def test_hostile(self, every_call: list[Call], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """Each call answers, or raises a TypeError or RoleinfoError that names the argument, in time and memory.

        It goes on for 10 seconds, or for as many calls as ``ROLEINFO_CALLS`` says.
        """
        monkeypatch.chdir(tmp_path)
        found: dict[str, str] = {}
        made, started = 0, time.process_time()
        for call, changed in _changes(every_call, random.Random(SEED)):  # noqa: S311  # a test, no secret
            if made >= CALLS if CALLS else time.process_time() - started > SECONDS:
                break
            made += 1
            told = finding(call, changed)
            if told:
                where = ", ".join(f"{name}={value}" for name, value in changed.items())
                found[f"{call.name}({where})"] = told
        run = f"ROLEINFO_SEED={SEED}: {made:,} calls"
        print(run)  # noqa: T201  # what it takes to make the calls again
        assert not found, "\n".join([run, *(f"{at}: {found[at]}" for at in sorted(found))])


def _refusals() -> list[tuple[str, Callable[[], object], str]]:
    """Calls that are refused, each under a name, with its message."""
    nurse: Any = ri.role(NURSE)
    band: Any = ri.SalaryBand(ri.Pay(48_000, "USD", "year"), ri.Pay(72_000, "USD", "year"))
    structure: Any = ri.PayStructure({"G1": band})
    diff: Any = ri.compare(NURSE, ASSISTANT)
    graph: Any = ri.career_graph()
    anything: Any = ri
    return [
        ("ax", lambda: band.plot(ax=5), "ax must be Axes of matplotlib, not 5"),
        ("title", lambda: band.plot(title=5), "title must be a str, not 5"),
        ("long title", lambda: band.plot(title="a" * 501), "title must have at most 500 characters: 'aaaa"),
        ("one title", lambda: diff.salary.plot(titles=["a"]),
         "titles must be two titles, of the left and of the right"),
        ("title of none", lambda: diff.salary.plot(titles=(None, "a")), "titles must be a str, not None"),
        ("market", lambda: band.plot(market="x"),
         "market must be a PayDistribution or Role or MarketPosition, not 'x'"),
        ("employees", lambda: structure.plot(employees=5),
         "employees must be a mapping from names to Pay objects, not 5"),
        ("path", lambda: anything.Catalog.open(5), "path must be a path, as text or a Path, not 5"),
        ("base", lambda: anything.Catalog.default().over(5), "base must be a Catalog, not 5"),
        ("module", lambda: anything.role("nurse", catalog=ri), "catalog must be a Catalog, not <module 'roleinfo'"),
        ("frames", lambda: anything.frames.roles("x"), "catalog must be a Catalog, not 'x'; Catalog.open('x') opens"),
        ("bands", lambda: anything.frames.bands([5]), "given must be a list of SalaryBand objects, not 5"),
        ("wide", lambda: anything.frames.salaries(wide=5), "wide must be True or False, not 5"),
        ("thresholds", lambda: anything.ladder("account manager", thresholds=[]),
         "thresholds must be a Thresholds, not"),
        ("origin", lambda: graph.between("x", NURSE), "No role matches 'x'"),
        ("steps", lambda: anything.career_paths(NURSE, ASSISTANT, max_steps=None), "max_steps must be a whole number"),
        ("select", lambda: nurse.salary.select(component=5), "component must be text, not 5"),
        ("keyword", lambda: nurse.salary.select(**{"a" * 999: 5}), "select() knows no keyword 'aaaa"),
        ("candidates", lambda: nurse.salary.candidates(5), "name must be one of mean, median"),
        ("is_named", lambda: nurse.salary[0].place.is_named(5), "name must be text, not 5"),
        ("place", lambda: anything.percentile_of(NURSE, "$1,000 a week", place=5),
         "place must be text, a code or a name"),
        ("period", lambda: band.per([]), "period must be text, one of hour, day"),
        ("role", lambda: anything.SalaryBand.from_market(5), "role must be a Role or str, not 5"),
        ("weights", lambda: anything.SalaryBand.from_market(NURSE, weights=[5]),
         "weights must be a mapping from sources"),
        ("control point", lambda: attrs.evolve(band, control_point=5), "control_point must be a Pay, not 5"),
        ("surrogate", lambda: ri.report(nurse, "\ud800.md"), "path must be the path of a file or folder"),
        ("then", lambda: diff.then(5), "other must be a RoleDiff, not 5"),
        ("json", lambda: anything.RoleDiff.from_json(5), "text must be a str or bytes, not 5"),
    ]  # fmt: skip


class TestRefusals:
    """What single arguments are refused with."""

    @pytest.mark.parametrize("number", range(28))
    def test_message(self, number: int) -> None:
        """The argument and the value are named."""
        name, refused, message = _refusals()[number]
        with pytest.raises((ri.RoleinfoError, TypeError)) as error:
            refused()
        assert str(error.value).startswith(message), name


class TestFields:
    """The fields of results, which hold what their annotations say."""

    def test_another_type(self) -> None:
        """A field of another type is refused by its name, in a tuple as well."""
        number: Any = 5
        diff = ri.compare(NURSE, ASSISTANT).salary
        with pytest.raises(TypeError, match=r"^gaps must be of the type tuple, not 5$"):
            attrs.evolve(diff, gaps=number)
        with pytest.raises(TypeError, match=r"^rungs must hold Rung objects, not 5$"):
            attrs.evolve(ri.ladder("account manager"), rungs=(number,))

    def test_number_that_cannot_be_shown(self) -> None:
        """A number that no message can round is refused."""
        skill = ri.distinctive_skills(NURSE, 1)[0]
        for number in (Decimal("1E+999"), Decimal("NaN")):
            with pytest.raises(ri.InvalidArgumentError, match=r"^z must be a finite number of at most 30 digits"):
                attrs.evolve(skill, z=number)

    def test_no_end(self) -> None:
        """No more than a million items are read of what has no end."""
        endless: Any = iter(int, 1)
        with pytest.raises(ri.InvalidArgumentError, match=r"^duties must have at most 1,000,000 items"):
            ri.Role(id="x", title="X", duties=endless)

    def test_converter(self) -> None:
        """What a converter stumbles over is refused by the name of the field."""
        words: Any = "mean"
        with pytest.raises(TypeError, match=r"^points cannot be 'mean': 'str' object has no attribute 'statistic'$"):
            ri.PayDistribution(words)
