"""What all commands share: options for output and catalogs, and writing the answer."""

import argparse
import os
import re
import sys
from collections.abc import Callable
from contextlib import nullcontext, suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TextIO

from roleinfo.cli.terminal import output_columns
from roleinfo.errors import MOST_PROBLEMS_PRINTED, RoleinfoError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from roleinfo.catalog.catalogs import Catalog
    from roleinfo.model._results import Result
    from roleinfo.model.role import Role
    from roleinfo.render.outline import Block
    from roleinfo.views.view import View


class Answer(NamedTuple):
    """What a command prints, and the code it ends with."""

    text: str
    code: int = 0


class WrongUseError(Exception):
    """Arguments that each make sense, and together do not."""


class Parser(argparse.ArgumentParser):
    """A parser without abbreviated options and colors, which prints examples as written."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **keywords)
        if sys.version_info >= (3, 14):
            self.color = False

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write help to standard output, and usage to that of errors, where not being heard is no further error."""
        with suppress(OSError) if file is sys.stderr else nullcontext():
            emit(message, file)

    def error(self, message: str) -> NoReturn:
        """End with 2 and what is wrong; of a word that is no choice, with the nearest that is one."""
        wrong = re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)$", message)
        if wrong:
            from difflib import get_close_matches

            near = get_close_matches(wrong[1], re.findall(r"[\w-]+", wrong[2]), n=1)
            message += "".join(f". Did you mean {name!r}?" for name in near)
        super().error(message)

    def refuse(self, unknown: list[str]) -> NoReturn:
        """End with 2 and what is not known, with the option that is nearest to the first that looks like one."""
        from difflib import get_close_matches

        option = next((argument.partition("=")[0] for argument in unknown if argument.startswith("-")), "")
        near = get_close_matches(option, self._option_string_actions, n=1)
        hint = "".join(f". Did you mean {name!r}?" for name in near)
        self.error(f"unrecognized arguments: {' '.join(unknown)}{hint}")


def add_format(parser: argparse.ArgumentParser) -> None:
    """The option for the form of the output."""
    choices = ("text", "markdown", "html", "json", "csv")
    parser.add_argument("--format", choices=choices, default="text", help="output format (default: text)")


def add_rates(parser: argparse.ArgumentParser) -> None:
    """Add the published rates that convert pay, and the currency that they convert it into."""
    parser.add_argument(
        "--rates",
        metavar="ecb[:MONTH]",
        help="compare pay across currencies at the mean of the month's ECB rates: of each figure's month, or of MONTH",
    )
    parser.add_argument(
        "--currency",
        type=_currency,
        metavar="CUR",
        help="the currency to convert to (default: USD where a role is paid in it, else the alphabetically first)",
    )


def _currency(text: str) -> str:
    from roleinfo.model.pay import check_currency

    try:
        check_currency("currency", text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def add_confidence(parser: argparse.ArgumentParser) -> None:
    """The option for the level of intervals."""
    parser.add_argument(
        "--confidence", type=_number, metavar="P", help="confidence level, between 0 and 1 (default: 0.90)"
    )


def _number(text: str) -> "Decimal":
    from decimal import Decimal, InvalidOperation

    try:
        return Decimal(text)
    except InvalidOperation:
        raise argparse.ArgumentTypeError(f"must be a number, not {text!r}") from None


def add_all(parser: argparse.ArgumentParser) -> None:
    """The option for everything instead of the brief."""
    parser.add_argument("--all", action="store_true", help="show everything")


def add_catalogs(parser: argparse.ArgumentParser) -> None:
    """The option for catalogs laid over the package's own roles."""
    parser.add_argument(
        "--catalog",
        action="append",
        default=[],
        metavar="PATH",
        help="a role file, a folder of role files, or a bundle (.db) to search before the package's own roles; may "
        "be repeated, the first is searched first",
    )


def add_country(parser: argparse.ArgumentParser) -> None:
    """The option for the country in which a title is looked up."""
    parser.add_argument(
        "--country",
        metavar="C",
        help="look up titles in this country, by its two-letter code (GB; default: the United States)",
    )


def chosen_catalog(arguments: argparse.Namespace) -> "Catalog":
    """The catalogs asked for, the left over the right over the package's own."""
    from roleinfo.catalog.catalogs import Catalog

    catalog = Catalog.default()
    for path in reversed(arguments.catalog):
        opened = Catalog.open(path)
        with suppress(OSError):
            emit("".join(f"roleinfo: {problem}\n" for problem in opened.skipped[:MOST_PROBLEMS_PRINTED]), sys.stderr)
        catalog = opened.over(catalog)
    return catalog


def chosen_part(role: "Role", arguments: argparse.Namespace) -> "Role":
    """The role at the place, in the industry and by the source asked for."""
    if arguments.place is not None:
        role = role.at(arguments.place)
    if arguments.industry is not None:
        role = role.in_industry(arguments.industry)
    if getattr(arguments, "year", None) is not None:
        role = role.in_year(arguments.year)
    return role if arguments.source is None else role.only(source=arguments.source)


def whole(text: str) -> int:
    """A whole number of at least 1; more digits than any count has are refused before they are read."""
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"must be a whole number of at least 1, not {text!r:.60}")
    return int(text)


def usage_checked(do: Callable[..., Any], *given: Any, **asked: Any) -> Any:
    """What the library makes of this; what makes no sense to it is wrong use, and its own errors stay."""
    try:
        return do(*given, **asked)
    except RoleinfoError:
        raise
    except (TypeError, ValueError) as error:
        raise WrongUseError(str(error)) from None


def as_json(value: Any) -> str:
    """A value of plain types, or text that is JSON already, as JSON text with a line break at its end."""
    import json

    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def as_csv(text: str) -> str:
    """CSV as it is; where the stream ends lines by itself, they are left to it."""
    return text if os.linesep == "\n" else text.replace("\r\n", "\n")


def in_format(
    arguments: argparse.Namespace,
    outline: "Callable[[], Iterable[Block]]",
    *,
    json: Callable[[], Any],
    csv: Callable[[], Any] | None = None,
    text: Callable[[], str] | None = None,
) -> str:
    """The answer in the format asked for: an outline for readers, plain types or what has rows for programs.

    ``json`` gives plain types, or JSON text as it is; ``text`` is for text that no outline makes.
    Raises WrongUseError where rows are asked for and there are none.
    """
    match arguments.format:
        case "json":
            return as_json(json())
        case "csv":
            if csv is None:
                raise WrongUseError("this result has no rows; --format csv is not available")
            return as_csv(csv().to_csv())
        case "text" if text is not None:
            return text()
        case "html":
            from roleinfo.render import html
            from roleinfo.views.parts import fold_sections

            return html.page(fold_sections(outline(), fold=False))
        case name:
            writer = import_module(f"roleinfo.render.{name}")
            written: str = writer.write(outline())
            return written


def write_result(
    arguments: argparse.Namespace,
    result: "Result",
    *,
    full: bool = False,
    more: str = "",
    view: "View[Any] | None" = None,
) -> str:
    """A result in the format wanted; as text in brief, unless everything is wanted; as HTML a whole page.

    ``more`` is printed below the brief; ``view`` is another than the result's own.
    """
    shown = view or result._view()
    match arguments.format:
        case "json":
            return f"{shown.to_json(shown.to_plain(result) if view else result.to_dict(), indent=2)}\n"
        case "csv":
            return as_csv(shown.to_csv(result))
        case "markdown":
            return shown.to_markdown(result, full=True)
        case "html":
            from roleinfo.render import html

            return html.page(shown.full_blocks(result))
        case _:
            text = shown.to_text(result, full=full, width=output_columns())
            return f"{text}\n" if full or not more else f"{text}\n\n{more}\n"


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
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        if not isinstance(error, BrokenPipeError):
            raise
