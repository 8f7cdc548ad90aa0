"""The one lock of the package, and what makes a process that forks safe: no other thread is half way in what we use.

A child has the memory of its parent and the thread that forked, no other: a lock that another
thread held would never be released. So before a fork other threads finish what they import of ours
and what they read of a database.
"""

import _frozen_importlib
import os
from _thread import RLock, get_ident
from time import monotonic, sleep
from typing import Any, Final

sqlite: "RLock" = RLock()
"""Held while SQLite is called; under it nothing else is called, no import and no other lock."""

_OURS: Final = frozenset({
    "attr", "attrs", "cattrs", "importlib_resources", "matplotlib", "narwhals", "networkx", "numpy", "rapidfuzz",
    "roleinfo",
})  # fmt: skip
_LONGEST_WAIT: Final = 10.0  # seconds; an import that takes longer may itself wait for the thread that forks


def is_importing_elsewhere() -> bool:
    """Whether another thread is in the middle of importing this package, or a library that it uses."""
    # Python tells of imports under way in this private table alone; without it there is no waiting.
    locks: dict[str, Any] = getattr(_frozen_importlib, "_module_locks", {})
    owners = [getattr(held(), "owner", None) for name, held in [*locks.items()] if name.partition(".")[0] in _OURS]
    return any(owner not in (None, get_ident()) for owner in owners)


def _let_others_finish() -> None:
    end = monotonic() + _LONGEST_WAIT
    sqlite.acquire()
    while is_importing_elsewhere() and monotonic() < end:
        sqlite.release()
        sleep(0.001)
        sqlite.acquire()  # while this waits, another import may begin


def _go_on() -> None:
    sqlite.release()


def _start_anew() -> None:
    global sqlite  # noqa: PLW0603  # the thread that waits for the old one may be gone
    sqlite = RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_let_others_finish, after_in_parent=_go_on, after_in_child=_start_anew)
