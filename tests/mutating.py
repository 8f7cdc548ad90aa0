"""Damaged input made from sound input, the same for the same seed, and what must hold whatever is read from it."""

import copy
import resource
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from types import FrameType
from typing import Any, Final

import roleinfo as ri

MOST_SECONDS: Final = 10
MOST_MEMORY: Final = 500_000_000
LONGEST_MESSAGE: Final = 22 * 2_001

_TOKENS: Final[tuple[bytes, ...]] = (
    b"\x00", b"\x1b[31m", b"\xff\xfe", b"\n", b"\r", b'"', b"'", b'"""', b"'''", b"\\", b"\\u0000", b"\\ud800",
    b"#", b"=", b".", b",", b"{", b"}", b"[", b"]", b"[[", b"]]", b"a.", b"5_0", b"0x" + b"f" * 3000, b"1e999999",
    b"-0", b"nan", b"inf", b"NaN", b"Infinity", b"true", b"null", b"1979-05-27T07:32:00Z", b"07:32:00",
    "\u202e".encode(), "\u2028".encode(), "\u0665\u0660".encode(), "é".encode(), b"[" * 50, b"{" * 50, b"{a=" * 40,
    b"a." * 500, b"x" * 5000, b'"id": "a", ', b'id = "a"\n', b"[salary]\n", b"[[salary]]\n",
)  # fmt: skip
_ODD: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1 << 70, 1 << 20_000, 0.5, float("nan"), float("inf"), "", " ", "\x00", "\x1b[31m",
    "\u202e", "\ud800", "\n", "5_0", "٥٠", "1e5", "1e999999", "-0", "0", "NaN", "0.1", "12.345", "2025", "2025-02-31",
    "x" * 30_000, b"bytes", [], {}, [[]], [None], {"": None}, {"a": {"b": {}}}, {1: 2}, set(), object(), ri.Role,
    "USD 5 per year", "5 years", "5 %", "mean", "p10", "at_least", "inferred", "a|b", "a\\",
)  # fmt: skip


def damage_bytes(content: bytes, random: Random) -> bytes:
    """The content with one to four changes: bits turned, parts cut, repeated, moved, or odd text put in."""
    changed = bytearray(content)
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(changed) + 1)
        end = min(len(changed), at + random.choice((1, 2, 8, 64, 1024)))
        match random.randrange(7):
            case 0 if at < len(changed):
                changed[at] ^= 1 << random.randrange(8)
            case 1:
                del changed[at:end]
            case 2:
                changed[at:at] = changed[at:end] * random.choice((1, 2, 100))
            case 3:
                changed[at:end] = bytes(random.randrange(256) for _ in range(end - at))
            case 4:
                start = random.randrange(len(changed) + 1)
                changed[at:end] = changed[start : start + end - at]
            case 5 if random.random() < 0.2:
                del changed[at:]
            case _:
                changed[at:at] = random.choice(_TOKENS) * random.choice((1, 1, 1, 30))
    return bytes(changed)


def damage_tree(document: Any, random: Random) -> Any:
    """A copy of the document with one to four changes of its keys, values and lists."""
    changed = copy.deepcopy(document)
    for _ in range(random.randint(1, 4)):
        spots = list(_spots(changed))
        if not spots:
            break
        holder, key = random.choice(spots)
        match random.randrange(7):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, list):
                holder.extend(copy.deepcopy(holder[key]) for _ in range(random.choice((1, 1, 3000))))
            case 1:
                holder[random.choice((f"{key}x", "", "\x1b", "z" * 5000, *_KEYS))] = holder[key]
            case 2:
                other, place = random.choice(spots)
                holder[key] = copy.deepcopy(other[place]) if _has(other, place) else None
            case 3 if isinstance(holder[key], str):
                text = holder[key]
                at = random.randrange(len(text) + 1)
                holder[key] = (
                    text[:at] + random.choice(("\x00", "\x1b", "9", "_", "٥", " ", "-", ".", "")) + text[at + 1 :]
                )
            case 4:
                value: Any = holder[key]
                for _ in range(random.choice((1, 40, 300))):
                    value = [value] if random.random() < 0.5 else {"a": value}
                holder[key] = value
            case _:
                holder[key] = random.choice(_ODD)
    return changed


_KEYS: Final = (
    "id",
    "title",
    "salary",
    "skills",
    "source",
    "sources",
    "defaults",
    "as_of",
    "place",
    "options",
    "schema",
)


def _spots(item: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a document, as what holds it and its key."""
    pairs = list(item.items()) if isinstance(item, dict) else list(enumerate(item)) if isinstance(item, list) else []
    for key, value in pairs:
        yield item, key
        yield from _spots(value)


def _has(holder: Any, key: Any) -> bool:
    return key in holder if isinstance(holder, dict) else key < len(holder)


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise AssertionError(f"took more than {MOST_SECONDS} s of the processor")


@contextmanager
def _limited() -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def fault_of(read: Callable[[], object]) -> str | None:
    """What is wrong with how damaged input was read; None where it was read, or refused as it is to be."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    fault = None
    try:
        with _limited():
            read()
    except ri.RoleinfoError as error:
        fault = _fault_of_message(str(error))
    except Exception as error:
        fault = f"{type(error).__name__} is no RoleinfoError: {error!r:.300}"
    seconds = time.process_time() - start
    grown = 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory)
    if seconds > MOST_SECONDS:
        fault = f"took {seconds:.1f} s"
    return f"took {grown:,} bytes more" if grown > MOST_MEMORY else fault


def _fault_of_message(message: str) -> str | None:
    if len(message) > LONGEST_MESSAGE:
        return f"a message of {len(message):,} characters"
    strange = {each for each in message if not each.isprintable() and each != "\n"}
    return f"a message with {strange}" if strange else None
