"""``roleinfo price``: price a roster of employees against the market."""

import argparse
from pathlib import Path
from typing import Any, Final

from roleinfo.cli.output import (
    Answer,
    WrongUseError,
    add_all,
    add_catalogs,
    add_country,
    add_format,
    chosen_catalog,
    usage_checked,
    write_result,
)
from roleinfo.errors import ReportExistsError, RoleinfoError

_EXAMPLES: Final = """\
examples:
  roleinfo price staff.csv --title job_title --place location --pay base_pay
  roleinfo price staff.csv --title job --place city --pay pay --period type \\
    --period-value H=hour --period-value S=year --review decide.csv
  roleinfo price staff.xlsx --title job --place city --pay pay --period year \\
    --mapping decide.csv -o pricing.html
  roleinfo price staff.csv --title job --place site --pay pay --country GB
"""
_COLUMNS: Final = ("id", "code", "grade", "industry", "period", "hours", "currency", "fte", "commission", "bonus")
_ENDINGS: Final = (".html", ".htm", ".md", ".markdown", ".csv", ".xlsx")


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "price",
        help="price a roster of employees",
        description=(
            "Price each employee of a CSV file or workbook against published wages of the job\n"
            "at the place. Columns are named by their headings; place, industry, period,\n"
            "hours, currency, fte, and grade may be constants. Individual employees are shown\n"
            "only with --format csv or json, in a .csv or .xlsx file, or with --people."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("file", metavar="FILE", help="the roster, .csv or .xlsx, with a row of headings")
    parser.add_argument("--title", metavar="COLUMN", help="the column of job titles")
    parser.add_argument("--place", metavar="COLUMN", required=True, help="the column of locations, or one location")
    parser.add_argument("--pay", metavar="COLUMN", required=True, help="the column of pay")
    helps = {
        "id": "the column of employee ids",
        "code": "the column of SOC codes or ids, which come before titles",
        "grade": "the column of grades",
        "industry": "a column, or a NAICS code or name, to help match titles",
        "period": "the column of pay periods, or one period",
        "hours": "the column of annual hours, or hours (default: 2080 in the United States)",
        "currency": "the column of currencies, or one currency (default: the country's own)",
        "fte": "the column of full-time shares, or one share",
        "commission": "the column of annual commission",
        "bonus": "the column of annual bonus",
    }
    for name in _COLUMNS:
        parser.add_argument(f"--{name}", metavar="COLUMN", help=helps[name])
    parser.add_argument(
        "--period-value", action="append", default=[], metavar="VALUE=PERIOD",
        help="what a value of the period column stands for, such as H=hour; may be repeated",
    )  # fmt: skip
    parser.add_argument(
        "--pay-is", choices=("actual", "full_time"), default="full_time", help="what the pay of part-time jobs is"
    )
    parser.add_argument("--target", metavar="P", help="the percentile that is the market value (default: 50)")
    parser.add_argument("--min-probability", metavar="P", help="send less certain matches to review (default: 0.5)")
    parser.add_argument("--aged-to", metavar="MONTH", help="move market values to this month, such as 2026-11")
    parser.add_argument("--movement", metavar="F", help="by this annual rate, such as 0.035")
    parser.add_argument("--mapping", metavar="FILE", help="a reviewed mapping file, .csv or .xlsx")
    parser.add_argument("--review", metavar="FILE", help="write the titles and places to decide to this .csv file")
    parser.add_argument("-o", "--output", metavar="FILE", help="write a report (.html, .md), .csv, or .xlsx file")
    parser.add_argument("--overwrite", action="store_true", help="replace an existing report")
    parser.add_argument("--no-pictures", action="store_true", help="leave out charts, which need matplotlib")
    parser.add_argument("--people", action="store_true", help="show individual employees in the report")
    add_all(parser)
    add_format(parser)
    add_country(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Price the roster and write it."""
    from roleinfo.api.roster import price
    from roleinfo.codec.sheets import read_sheet

    output = Path(arguments.output) if arguments.output else None
    if output is not None and output.suffix.lower() not in _ENDINGS:
        raise WrongUseError(f"the name of the output file must end in {', '.join(_ENDINGS)}")
    arguments.say("reading the roster")
    rows = usage_checked(read_sheet, arguments.file)
    arguments.say(f"pricing {len(rows):,} employees")
    columns = {name: value for name in _COLUMNS if (value := getattr(arguments, name)) is not None}
    priced = usage_checked(
        price, rows, title=arguments.title, place=arguments.place, pay=arguments.pay, pay_is=arguments.pay_is,
        period_values=dict(map(_pair, arguments.period_value)) or None, mapping=arguments.mapping,
        aged_to=arguments.aged_to, country=arguments.country, catalog=chosen_catalog(arguments), **columns,
        **_numbers(arguments),
    )  # fmt: skip
    written = []
    if arguments.review:
        priced.review.to_csv(arguments.review)
        written.append(arguments.review)
    if output is None:
        more = "All tables: --all. One row per employee: --format csv."
        return Answer("".join(f"{file}\n" for file in written) + write_result(
            arguments, priced, full=arguments.all, more=more
        ))  # fmt: skip
    arguments.say("writing")
    written.append(str(_write(priced, output, arguments)))
    return Answer("".join(f"{file}\n" for file in written))


def _pair(text: str) -> tuple[str, str]:
    value, sign, period = text.partition("=")
    if not sign or not value:
        raise WrongUseError(f"--period-value must be VALUE=PERIOD, such as H=hour, not {text!r:.60}")
    return value, period


def _numbers(arguments: argparse.Namespace) -> dict[str, Any]:
    """The options that are numbers, where they are given."""
    from decimal import Decimal, InvalidOperation

    numbers = {}
    for name in ("target", "min_probability", "movement"):
        text = getattr(arguments, name)
        if text is not None:
            try:
                numbers[name] = Decimal(text)
            except InvalidOperation:
                raise WrongUseError(f"--{name.replace('_', '-')} must be a number, not {text!r:.60}") from None
    return numbers


def _write(priced: Any, output: Path, arguments: argparse.Namespace) -> Path:
    from roleinfo.views.page import write_report

    match output.suffix.lower():
        case ".csv":
            priced.to_csv(output)
        case ".xlsx":
            priced.to_excel(output)
        case _:
            try:
                return write_report(
                    priced, output, overwrite=arguments.overwrite, people=arguments.people,
                    pictures=not arguments.no_pictures,
                )  # fmt: skip
            except ReportExistsError as error:
                message = f"{error.path}: there is such a file already; it is replaced with --overwrite"
                raise RoleinfoError(message) from None
    return output
