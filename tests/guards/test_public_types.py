"""What public signatures promise: types that a checker can hold callers to, and no `Any` but where it has a reason."""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from types import FunctionType
from typing import Any, Final, get_args, get_type_hints

import attrs
import pytest

import roleinfo as ri
from roleinfo import typing as words

AXES: Final = "axes of matplotlib, which need not be installed"
FRAMES: Final = "frames of the library that the caller has"
EXCEPTIONS: Final[Mapping[str, str]] = {
    r".*\.(to_frame|to_wide_frame) return": FRAMES,
    r"frames\.\w+ return": FRAMES,
    r"Catalog\.(from_rows|with_measure) rows": "mappings, or a frame of pandas or polars, which need not be installed",
    r"price rows": "mappings, or a frame of pandas or polars, which need not be installed",
    r".*\.plot (ax|return)": AXES,
    r"CareerGraph\.to_networkx return": "a graph of NetworkX, which comes without types",
    r".*\.order return": "a key to sort by, of parts of several types",
    r".*\.(to_dict return|from_dict document)": "a JSON document",
}
"""Where a public signature may say `Any`, and why: a pattern of owner, method and parameter."""

KEYS: Final = re.compile(r"Mapping\[(typing\.)?Any, ")
"""The keys of a caller's mapping are whatever the caller calls a row; a mapping is invariant in them."""


def _function(owner: type, name: str) -> Callable[..., Any] | None:
    """The function behind a method or a property of a class, where it is one of ours."""
    raw = inspect.getattr_static(owner, name)
    found = next((inner for key in ("fget", "func", "__func__") if (inner := getattr(raw, key, None)) is not None), raw)
    return found if isinstance(found, FunctionType) and found.__module__.startswith("roleinfo.") else None


def _public() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function, constructor, method and property by its name."""
    for module, prefix in ((ri, ""), (ri.frames, "frames.")):
        for name in module.__all__:
            value = getattr(module, name)
            if isinstance(value, FunctionType):
                yield f"{prefix}{name}", value
            elif inspect.isclass(value):
                for member in dir(value):
                    function = _function(value, member) if member == "__init__" or member[0] != "_" else None
                    if function is not None:
                        yield f"{name}.{member}", function


def _annotations() -> Iterator[tuple[str, str]]:
    """What every parameter and result of a public signature is said to be, in words."""
    for name, function in _public():
        signature = inspect.signature(function)
        for parameter in signature.parameters.values():
            if parameter.annotation is not parameter.empty:
                yield f"{name} {parameter.name}", inspect.formatannotation(parameter.annotation)
        if signature.return_annotation is not signature.empty:
            yield f"{name} return", inspect.formatannotation(signature.return_annotation)


ANNOTATIONS: Final = dict(_annotations())


class TestAny:
    """`Any` in public signatures."""

    def test_only_where_it_has_a_reason(self) -> None:
        """No parameter and no result is `Any`, but those of the kinds above."""
        found = [name for name, text in ANNOTATIONS.items() if re.search(r"\bAny\b", KEYS.sub("Mapping[", text))]
        assert [name for name in found if not any(re.fullmatch(pattern, name) for pattern in EXCEPTIONS)] == []

    @pytest.mark.parametrize("pattern", EXCEPTIONS)
    def test_every_exception_is_used(self, pattern: str) -> None:
        """A kind that nothing needs any more goes."""
        assert any(re.fullmatch(pattern, name) and "Any" in text for name, text in ANNOTATIONS.items())

    def test_no_open_keywords(self) -> None:
        """A public function or method names its keywords, so that a misspelled one is found."""
        opened = [
            name
            for name, function in _public()
            for parameter in inspect.signature(function).parameters.values()
            if parameter.kind is parameter.VAR_KEYWORD and "Query" not in str(parameter.annotation)
        ]
        assert opened == []


class TestHints:
    """Hints that tools read: web frameworks, validators, protocols of assistants."""

    @pytest.mark.parametrize("name", [name for name in ri.__all__ if isinstance(getattr(ri, name), FunctionType)])
    def test_of_functions(self, name: str) -> None:
        """Those of every public function are found in its own module, with no call before."""
        assert "return" in get_type_hints(getattr(ri, name))


class TestWords:
    """Words that a parameter takes are literals."""

    @pytest.mark.parametrize("name", ["statistic", "component", "period", "errors", "by"])
    def test_are_literals(self, name: str) -> None:
        """A public function that takes such a word says which there are."""
        functions = {function for function in ri.__all__ if isinstance(getattr(ri, function), FunctionType)}
        texts = {
            key: text for key, text in ANNOTATIONS.items() if key in {f"{function} {name}" for function in functions}
        }
        assert texts
        assert {key: text for key, text in texts.items() if "Literal[" not in text} == {}

    def test_statistics_are_taken(self) -> None:
        """Each statistic that a type checker lets pass is one."""
        salary = ri.role("registered nurse").salary
        for name in get_args(words.Statistic):
            assert all(attrs.has(type(figure)) for figure in salary.select(statistic=name))
        with pytest.raises(ri.InvalidArgumentError):
            salary.select(statistic="medain")  # type: ignore[arg-type]  # the point of the test
