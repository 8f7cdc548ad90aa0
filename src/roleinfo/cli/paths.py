"""``roleinfo paths``: the best paths from one role to another."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, WrongUseError, add_catalogs, add_format, as_json, chosen_catalog, in_format

_EXAMPLES: Final = """\
examples:
  roleinfo paths "customer service representative" "sales manager"
  roleinfo paths carpenter "construction manager" --by learning --max-zone-step 1
"""
# Those of the library, which would have to be loaded for.
COSTS: Final = ("steps", "learning", "time", "pay")


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "paths",
        help="the best paths from one role to another",
        description=(
            "The best paths from one role to another by a cost: the number of steps, what has\n"
            "to be learnt, the related work that is asked, or how far pay falls on the way.\n"
            "The answer is no (exit code 1) where there is none within the constraints."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("start", metavar="FROM", help="where one is: an id, a code or a title")
    parser.add_argument("end", metavar="TO", help="where one wants to be")
    parser.add_argument("--by", choices=COSTS, default="steps", help="what a path costs (default: steps)")
    parser.add_argument("--limit", type=int, default=3, metavar="N", help="the most paths to list (default: 3)")
    parser.add_argument("--max-steps", type=int, default=5, metavar="N", help="the most steps (default: 5)")
    parser.add_argument("--pay-floor", type=int, metavar="PAY", help="no step pays less a year")
    parser.add_argument("--min-openings", type=int, metavar="N", help="no step has fewer openings a year")
    parser.add_argument("--max-degree", metavar="DEGREE", help="no step asks typically for more, such as bachelor")
    parser.add_argument("--max-zone-step", type=int, metavar="N", help="no step is more job zones up")
    parser.add_argument("--avoid", action="append", default=[], metavar="ROLE", help="a role to avoid; may be repeated")
    parser.add_argument("--place", metavar="PLACE", help="where pay is of")
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Find the paths and write them."""
    from roleinfo.careers.paths import career_paths
    from roleinfo.reports import careers as report

    try:
        found = career_paths(
            arguments.start, arguments.end, by=arguments.by, limit=arguments.limit, max_steps=arguments.max_steps,
            pay_floor=arguments.pay_floor, min_openings=arguments.min_openings, max_degree=arguments.max_degree,
            max_zone_step=arguments.max_zone_step, avoid=arguments.avoid, place=arguments.place,
            catalog=chosen_catalog(arguments),
        )  # fmt: skip
    except ValueError as error:
        _refuse(error)
    if not found:
        raise WrongUseError("the search was cut off before it found a path: ask for fewer steps")
    return Answer(
        in_format(
            arguments,
            text=lambda: report.to_text(report.paths_outline(found)),
            markdown=lambda: report.to_markdown(report.paths_outline(found)),
            json=lambda: as_json(report.paths_to_dict(found)),
        )
    )


def _refuse(error: ValueError) -> Any:
    """The library's own errors keep their code; any other is wrong use."""
    from roleinfo.errors import RoleinfoError

    if isinstance(error, RoleinfoError):
        raise error
    raise WrongUseError(str(error)) from None
