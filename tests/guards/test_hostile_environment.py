"""Nothing that the library says depends on its caller: not on a decimal context, a locale or a recursion limit."""

import functools
import gc
import json
import locale
import os
import subprocess
import sys
from decimal import Context, localcontext
from pathlib import Path
from typing import Final

import pytest

import roleinfo as ri
from guards import outputs as guarded
from guards.outputs import CONTEXTS, LOCALE, outputs

LOW: Final = 400
"""A recursion limit that leaves a program little more than its imports need."""


@pytest.fixture(scope="module")
def usual() -> dict[str, str]:
    """What the library says in the usual environment."""
    return outputs(ri.Catalog.default())


def forget() -> None:
    """Empty the caches of single values, so that each is made anew."""
    for cached in gc.get_objects():
        if isinstance(cached, functools._lru_cache_wrapper) and "roleinfo" in cached.__module__:
            cached.cache_clear()


def changed(texts: dict[str, str], usual: dict[str, str]) -> list[str]:
    """The names of the texts that are not the usual ones."""
    assert texts.keys() == usual.keys()
    return [name for name in usual if texts[name] != usual[name]]


class TestWarmProcess:
    """A process that has its imports, and makes each value anew."""

    @pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS)
    def test_decimal_context(self, context: Context, usual: dict[str, str]) -> None:
        """No precision, rounding, trap or exponent limit of the caller's changes a text."""
        forget()
        with localcontext(context):
            texts = outputs(ri.Catalog.default())
        assert changed(texts, usual) == []

    def test_locale(self, usual: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
        """A locale with a decimal comma and another encoding changes no text."""
        monkeypatch.setattr(locale, "_override_localeconv", LOCALE)
        monkeypatch.setattr(locale, "getpreferredencoding", lambda do_setlocale=True: "ascii")
        assert locale.format_string("%.2f", 1.5) == "1,50"
        assert changed(outputs(ri.Catalog.default()), usual) == []


class TestColdProcess:
    """A process whose first call is made in the hostile environment, and the next in the usual one."""

    def test_first_call(self, usual: dict[str, str]) -> None:
        """The first texts are the usual ones, and nothing stays behind that would change the next."""
        tests = Path(guarded.__file__).parents[1]
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
        environment |= {"PYTHONPATH": str(tests), "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        answer = subprocess.run(
            [sys.executable, "-m", "guards.outputs", "four digits, down", str(LOW)],
            env=environment, capture_output=True, text=True, encoding="ascii", timeout=300, check=False,
        )  # fmt: skip
        assert answer.returncode == 0, answer.stderr[-2000:]
        first, second = json.loads(answer.stdout)
        assert changed(first, usual) == []
        assert changed(second, usual) == []
