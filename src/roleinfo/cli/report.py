"""``roleinfo report``: write a report in one file."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_catalogs, add_rates, chosen_catalog, chosen_part, usage_checked
from roleinfo.errors import ReportExistsError, RoleinfoError

_EXAMPLES: Final = """\
examples:
  roleinfo report "registered nurse" "physician assistant" -o gap.html
  roleinfo report "account manager" -o - --format markdown --no-people
  roleinfo report carpenter roofer plumber --place Denver -o three.html \\
    --no-pictures
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "report",
        help="write a report in one file",
        description=(
            "Write a report on one role, or on a comparison of several, to one file: HTML, or\n"
            "Markdown if its name ends in .md or --format says so. The first page gives the\n"
            "finding. An existing file is kept (exit code 1) unless --overwrite is given."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("roles", metavar="ROLE", nargs="+", help="a role by id, code, or title")
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="the file to write, .html or .md; - for standard output"
    )
    parser.add_argument(
        "--format", choices=("html", "markdown"), help="the format (default: by the ending of FILE; html for -)"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace an existing file")
    parser.add_argument("--no-pictures", action="store_true", help="leave out charts, which need matplotlib")
    parser.add_argument("--no-people", action="store_true", help="leave out figures about groups of people")
    parser.add_argument("--prepared", metavar="DATE", help="date of the report, such as 2026-03-01 (default: today)")
    parser.add_argument("--place", metavar="P", help="pay and jobs in this place, by code, name, or city")
    parser.add_argument("--industry", metavar="I", help="pay and jobs in this industry, by code or name")
    parser.add_argument("--source", metavar="ID", help="only figures of this source, by id or series")
    add_rates(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Write the report, and say where it is."""
    from roleinfo.api.reports import report_options
    from roleinfo.views.page import report_text, write_report

    catalog = chosen_catalog(arguments)
    roles = tuple(chosen_part(catalog.role(query), arguments) for query in arguments.roles)
    rates = usage_checked(report_options, roles, arguments.rates or (), arguments.currency)
    options: dict[str, Any] = {
        "options": rates,
        "people": not arguments.no_people, "pictures": not arguments.no_pictures, "prepared": arguments.prepared,
    }  # fmt: skip
    if arguments.output == "-":
        return Answer(usage_checked(report_text, roles, arguments.format or "html", **options))
    try:
        written = usage_checked(
            write_report, roles, arguments.output, format=arguments.format, overwrite=arguments.overwrite, **options
        )
    except ReportExistsError as error:
        message = f"{error.path}: the file exists; use --overwrite to replace it"
        raise RoleinfoError(message) from None
    return Answer(f"{written}\n")
