"""``roleinfo places``: list places with figures."""

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from roleinfo.cli.output import Answer, add_catalogs, add_format, chosen_catalog, write_result

if TYPE_CHECKING:
    from roleinfo.model.place import KnownPlace, Place

_EXAMPLES: Final = """\
examples:
  roleinfo places "san francisco"
  roleinfo places --kind state --format markdown
"""
# Those of PlaceKind, which the model would have to be loaded for.
KINDS: Final = ("nation", "state", "metro", "nonmetro", "city")
_SUGGESTED: Final = 3


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "places",
        help="list places with figures",
        description=(
            "List the places with published figures, their codes, and their populations.\n"
            "With TEXT (a city, county, ZIP Code, nickname, or area), list only the areas it\n"
            "may refer to. The exit code is 1 if there are none."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument(
        "place", nargs="?", metavar="TEXT", help="a city, county, ZIP Code, name, or code (default: every place)"
    )
    parser.add_argument("--kind", choices=KINDS, help="only places of this kind")
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Find the places and write them."""
    from roleinfo.errors import RoleinfoError
    from roleinfo.model.place import KnownPlaces

    catalog = chosen_catalog(arguments)
    named = catalog.places(arguments.place)
    places = _of_kind(named, arguments.kind)
    if not places:
        known = _of_kind(catalog.places(), arguments.kind)
        reason = catalog.match_places([arguments.place])[0].reason if arguments.place and not named else ""
        raise RoleinfoError(_refusal(arguments.place, arguments.kind, named, known, reason))
    return Answer(write_result(arguments, KnownPlaces(places), full=True))


def _of_kind(places: "Iterable[KnownPlace]", kind: str | None) -> "tuple[KnownPlace, ...]":
    return tuple(place for place in places if kind in (None, place.kind))


def _refusal(
    text: str | None, kind: str | None, named: "Sequence[Place]", known: "Sequence[Place]", reason: str
) -> str:
    """What is said where there is nothing to list: what the text names of other kinds, else what is near to it."""
    from roleinfo.catalog.gazetteer import near

    of_kind = f" of the kind {kind!r}" if kind else ""
    if text is None:
        return f"There is no place{of_kind}."
    if not text.strip():
        return "No place matches an empty text. Give a code, a name, or a city."
    refusal = f"No place{of_kind} matches {text!r:.200}"
    if reason and not reason.startswith("no place"):
        return f"{refusal}: {reason}."
    others = [f"{place.name!r} ({place.kind})" for place in named[:_SUGGESTED]]
    if others:
        more = len(named) - len(others)
        refusal += f". Other kinds: {', '.join(others)}{f', and {more} more' if more else ''}"
    like = " or ".join(repr(name) for name in near(known, text))
    if like:
        return f"{refusal}. Did you mean {like}?"
    return f"{refusal}." if others else f"{refusal}. For all places, try: roleinfo places"
