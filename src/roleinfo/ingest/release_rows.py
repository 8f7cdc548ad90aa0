"""The tables of former releases of wages: the releases, their classes and figures, and what became of the classes."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from roleinfo.catalog.role_files import content_changes
from roleinfo.catalog.schema import NOT_BY_THIS_PERIOD, NOT_RELEASED, TOP_CODED
from roleinfo.errors import IngestError
from roleinfo.ingest import oews, oews_releases
from roleinfo.ingest.inputs import Inputs
from roleinfo.ingest.units import Row

_NOTES: Final = {
    None: 0,
    oews.NOT_HOURLY_OR_NOT_ANNUAL: NOT_BY_THIS_PERIOD,
    oews.TOP_CODED: TOP_CODED,
    oews.NOT_RELEASED: NOT_RELEASED,
}
_CURRENCY: Final = "USD"
_NEWEST_SCHEME: Final = "SOC 2018"


def release_rows(
    inputs: Inputs, newest: oews.OewsPackage, together: Mapping[str, Sequence[str]]
) -> dict[str, list[Row]]:
    """The rows of five tables, from the workbooks of the releases before the ``newest``.

    ``together`` are the codes of wages that stand for several occupations of SOC. Raises IngestError.
    """
    releases = {year: inputs.read(f"oews_{year}", oews_releases.read_release) for year in oews_releases.YEARS}
    parts = inputs.read("former_codes", partial(oews_releases.read_code_rows))
    source = inputs.source("oews")
    year = int((source.date or "0")[:4])
    kept = {(row.code, row.title, oews_releases.LEVELS.index(row.level)) for rows in releases.values() for row in rows}
    classes = {known: number for number, known in enumerate(sorted(kept), start=1)}
    codes = {code for code, listed in newest.occupations.items() if listed.level >= oews.DETAILED}
    codes |= {row.code for row in releases[max(releases)] if row.level == oews_releases.LEVELS[-1]}
    links = oews_releases.link_classes(parts, releases, sorted(codes), together)
    forms = oews_releases.FORMS
    return {
        "release": [
            *((of, inputs.source(f"oews_{of}").id, forms[of].scheme, _CURRENCY, *forms[of].floor) for of in releases),
            (year, source.id, _NEWEST_SCHEME, _CURRENCY, oews.TOP_CODED_HOURLY, oews.TOP_CODED_ANNUAL // 100),
        ],
        "former_class": [(number, *known) for known, number in classes.items()],
        "former_wage": [
            (of, classes[row.code, row.title, oews_releases.LEVELS.index(row.level)], *_packed(of, row))
            for of, rows in releases.items()
            for row in rows
        ],
        "class_link": [
            (link.code, link.first, link.former, link.last, link.relation, inputs.source("former_codes").id)
            for link in links
        ],
        "content_change": [(change["code"], change["year"], change["reason"]) for change in content_changes()],
    }


def _packed(year: int, row: oews_releases.ReleaseRow) -> Row:
    """The figures of a row, annual wages in dollars, and its notes in one number."""
    figures = list(row.figures)
    notes = 0
    for at, footnote in enumerate(row.footnotes):
        notes |= _NOTES[footnote] << (2 * at)
    for at in oews.ANNUAL:
        cents = figures[at]
        if cents is not None:
            figures[at], rest = divmod(cents, 100)
            if rest:
                rule = f"must be in whole dollars, not {cents / 100}"
                raise IngestError(f"the release of {year}", None, row.code, oews.FIGURES[at], rule)
    return (*figures, notes)
