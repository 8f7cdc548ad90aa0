"""What all commands share: the options of output and catalogues, and how text gets out."""

import argparse
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

if TYPE_CHECKING:
    from roleinfo.catalog.catalogs import Catalog


class Answer(NamedTuple):
    """What a command prints, and the code it ends with."""

    text: str
    code: int = 0


class WrongUseError(Exception):
    """Arguments that each make sense, and together do not."""


class Parser(argparse.ArgumentParser):
    """A parser that takes no option by its first letters, leaves examples as they stand, and has no colours."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **keywords)
        if sys.version_info >= (3, 14):
            self.color = False


def add_format(parser: argparse.ArgumentParser) -> None:
    """The option for the form of the output."""
    parser.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help="form of the output (default: text)"
    )


def add_catalogs(parser: argparse.ArgumentParser) -> None:
    """The option for catalogues laid over the package's own roles."""
    parser.add_argument(
        "--catalog",
        action="append",
        default=[],
        metavar="PATH",
        help="a role file or a folder of them, asked before the package's own roles; may be repeated, "
        "the first is asked first",
    )


def chosen_catalog(arguments: argparse.Namespace) -> "Catalog":
    """The catalogues asked for, the left over the right over the package's own."""
    from roleinfo.catalog.catalogs import Catalog

    catalog = Catalog.default()
    for path in reversed(arguments.catalog):
        catalog = Catalog.open(path).over(catalog)
    return catalog


def as_json(value: Any) -> str:
    """A value of plain types as JSON text, with a line break at its end."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def in_format(arguments: argparse.Namespace, **writers: Callable[[], str]) -> str:
    """What the writer of the format asked for gives."""
    return writers[arguments.format]()


def use_utf8() -> None:
    """Let both streams take every letter, whatever the locale; an encoding that the user named is kept."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if os.environ.get("PYTHONIOENCODING"):
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def emit(text: str, stream: TextIO | None) -> None:
    """Write and flush; a reader that has gone away is no error, and neither is a stream that was closed beforehand.

    Raises OSError where the text cannot be written.
    """
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        # What is left in the buffer would be tried again, in vain, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not isinstance(error, BrokenPipeError):
            raise
