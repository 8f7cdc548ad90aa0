"""What the library says of a fixed list of roles in every format, as texts that can be compared.

Run as a program it prints them as JSON: first as they are in a hostile environment, then as they are in the
same process in the usual one.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from decimal import (
    ROUND_05UP,
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Clamped,
    Context,
    Decimal,
    FloatOperation,
    Inexact,
    Rounded,
    Subnormal,
    localcontext,
)
from pathlib import Path
from typing import Any, Final

import roleinfo as ri
from roleinfo.plots.drawing import svg

_TRAPS: Final = [Inexact, Rounded, Subnormal, FloatOperation, Clamped]
CONTEXTS: Final = {
    "one digit, up": Context(prec=1, rounding=ROUND_UP, Emin=-999999, Emax=999999, traps=[]),
    "four digits, down": Context(prec=4, rounding=ROUND_DOWN, traps=[]),
    "six digits, ceiling": Context(prec=6, rounding=ROUND_CEILING),
    "fifty digits, floor": Context(prec=50, rounding=ROUND_FLOOR),
    "every trap, zero or five up": Context(prec=3, rounding=ROUND_05UP, traps=_TRAPS),
    "small exponents, clamped": Context(prec=2, rounding=ROUND_HALF_UP, Emin=-3, Emax=3, clamp=1, traps=_TRAPS),
    "small letters, half down": Context(prec=28, rounding=ROUND_HALF_DOWN, capitals=0),
    "no traps": Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=0, Emax=0, traps=[]),
}
LOCALE: Final = {
    "decimal_point": ",", "thousands_sep": ".", "grouping": [3, 3, 0], "mon_decimal_point": ",",
    "mon_thousands_sep": ".", "mon_grouping": [3, 3, 0], "currency_symbol": "EUR", "positive_sign": "",
    "negative_sign": "-", "int_frac_digits": 2, "frac_digits": 2,
}  # fmt: skip


def _objects(catalog: ri.Catalog) -> Iterator[tuple[str, Any]]:
    """Results of each kind, by a name of its own."""
    nurse, assistant = catalog.role("29-1141"), catalog.role("29-1071")
    manager, representative = catalog.role("account manager"), catalog.role("account representative")
    yield from (("nurse", nurse), ("manager", manager), ("figure", nurse.salary.mean))
    diff = ri.compare(nurse, assistant)
    yield from (("diff", diff), ("salary", diff.salary), ("gap", diff.salary.mean), ("education", diff.education))
    yield from (("skills", diff.skills), ("to learn", diff.skills.to_learn), ("moves", diff.moves))
    yield from (("written", ri.compare(manager, representative).salary), ("people", diff.people))
    yield "itself", ri.compare(nurse, nurse).skills.learning_of()
    adjusted = ri.compare(nurse, assistant, place="CA", in_dollars_of="2024", adjust_prices=True, catalog=catalog)
    yield "adjusted", adjusted.salary
    yield "by the hours", ri.compare("actor", "29-1141", hours=2000, catalog=catalog).salary
    rate = ri.ExchangeRate(currency="USD", to="NZD", rate=Decimal("1.673"), date="2026-01-15", source="our bank")
    yield "in another currency", ri.compare(manager, representative, rates=rate).salary
    yield "industry", ri.salary_gap(nurse, nurse, industry=("622000", None))
    yield "best", nurse.salary.by_place().best("state")
    band = ri.SalaryBand.from_market(nurse, place="CA")
    grades = {
        "G1": ri.SalaryBand(ri.Pay(40_000, "USD", "year"), ri.Pay(61_111, "USD", "year")),
        "G2": ri.SalaryBand(ri.Pay(75_000, "USD", "year"), ri.Pay(109_000, "USD", "year")),
    }
    structure = ri.PayStructure(grades)
    yield from (("band", band), ("structure", structure), ("bands", ri.band_gap(structure[0], structure[1])))
    yield "aged", band.aged(Decimal("0.03"), Decimal("1.5"))
    employees = {"Ann": ri.Pay(75_001, "USD", "year"), "Bo": ri.Pay(54_000, "USD", "year")}
    yield "in a band", ri.against_band(employees, structure[0])
    yield "in a market", ri.against_market(employees, nurse, place="Denver")
    yield "percentile", ri.percentile_of(nurse, ri.Pay(70_001, "USD", "year"), place="Denver")
    yield "ratio", ri.market_ratio(ri.Pay(77_001, "USD", "year"), nurse, place="Denver")
    several = [nurse, assistant, catalog.role("29-1171"), catalog.role("carpenter")]
    for by in ("mean", "learning", "growth", "cosine"):
        yield f"ranked by {by}", ri.compare_many(several, by=by)
    yield "matrix", ri.gap_matrix([*several, manager], confidence=Decimal("0.95"))
    yield "similarities", ri.similarity_matrix(several)
    yield "distinctive", ri.distinctive_skills(nurse, catalog=catalog)
    paths = ri.career_paths("registered nurse", "nurse practitioner", limit=2, catalog=catalog)
    yield from (("paths", paths), ("two paths", ri.compare_paths(*paths)))
    yield "next", ri.next_roles("registered nurse", catalog=catalog)
    yield "ladder", ri.ladder("account manager", catalog=catalog)
    yield "move", ri.career_move("registered nurse", "nurse practitioner", catalog=catalog)
    yield "findings", ri.check([manager, representative, nurse])


_NUMBERS: Final = ("interval", "significant", "relative", "ratio")
_WRITERS: Final[dict[str, tuple[str, Callable[[Any], object]]]] = {
    "text": ("__str__", str),
    "HTML": ("to_html", lambda result: result.to_html()),
    "CSV": ("to_csv", lambda result: result.to_csv()),
    "JSON": ("to_json", lambda result: result.to_json()),
    "summary": ("summary", lambda result: result.summary),
    "explanation": ("explain", lambda result: result.explain()),
    "caveats": ("caveats", lambda result: [str(caveat) for caveat in result.caveats]),
    "numbers": ("untested", lambda result: [getattr(result, name, None) for name in _NUMBERS]),
}
_DRAWN: Final = ("salary", "skills", "education", "best", "band", "structure", "ladder", "next")


def outputs(catalog: ri.Catalog) -> dict[str, str]:
    """Every text, by its result and format."""
    results = dict(_objects(catalog))
    texts = {
        f"{name}: {form}": str(write(result))
        for name, result in results.items()
        for form, (attribute, write) in _WRITERS.items()
        if hasattr(type(result), attribute)
    }
    texts |= {f"{name}: picture": svg(results[name]) for name in _DRAWN}
    diff, nurse = results["diff"], results["nurse"]
    texts["diff: Markdown"] = diff.to_markdown()
    texts["diff: changes"] = repr([str(change) for change in diff.changes])
    texts["diff: read again"] = str(ri.RoleDiff.from_json(texts["diff: JSON"]) == diff)
    texts["nurse: TOML"] = nurse.to_toml()
    texts["nurse: read again"] = str(ri.Role.from_dict(nurse.to_dict()) == nurse)
    texts["salary: pandas"] = results["salary"].to_frame("pandas", exact=True).to_csv()
    texts["salary: polars"] = results["salary"].to_frame("polars", exact=True).write_csv()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        texts["report"] = ri.report([nurse, catalog.role("29-1071")], file).read_text(encoding="utf-8")
    return texts


def main() -> None:
    """Print what the process says under the context and the limit given, then what it says in the usual ones."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(int(sys.argv[2]))
    with localcontext(CONTEXTS[sys.argv[1]]):
        first = outputs(ri.Catalog.default())
    sys.setrecursionlimit(usual)
    json.dump([first, outputs(ri.Catalog.default())], sys.stdout)


if __name__ == "__main__":
    main()
