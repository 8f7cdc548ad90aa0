"""What the library says of a fixed list of roles in every format, as texts that can be compared.

Run as a program it prints them as JSON: first as they are in a hostile environment, then as they are in the
same process in the usual one.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from roleinfo.frames import matrices as _matrices  # noqa: F401  # imports are no part of what is measured
from roleinfo.reports import moves
from roleinfo.reports.pictures import svg

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
    year = "USD", "year"
    yield from (("nurse", nurse), ("manager", manager), ("figure", nurse.salary.mean), ("sources", catalog.sources()))
    diff = ri.compare(nurse, assistant)
    written = ri.compare(manager, representative)
    yield from (("diff", diff), ("written", written), ("itself", ri.compare(nurse, nurse)))
    yield (
        "in dollars",
        ri.compare(nurse, assistant, place="CA", in_dollars_of="2024", adjust_prices=True, catalog=catalog),
    )
    yield "by the hours", ri.compare("actor", "29-1141", hours=2000, catalog=catalog).salary
    yield "currency", ri.compare(
        manager, representative,
        rates=ri.ExchangeRate(currency="USD", to="NZD", rate=Decimal("1.673"), date="2026-01-15", source="our bank"),
    ).salary  # fmt: skip
    yield from (("salary", diff.salary), ("gap", diff.salary.mean), ("education", diff.education))
    yield from (("skills", diff.skills), ("skills to learn", diff.skills.to_learn), ("moves", diff.moves))
    yield from (("learning", diff.skills.learning_of("skill", "work_style")), ("people", diff.people))
    yield "industry", ri.salary_gap(nurse, nurse, industry=("622", None))
    yield "best", nurse.salary.by_place().best("state")
    band = ri.SalaryBand.from_market(nurse, place="CA")
    structure = ri.PayStructure.geometric(ri.Pay(40_000, *year), 4, Decimal("0.1"), Decimal("0.5")) if hasattr(
        ri.PayStructure, "geometric"
    ) else ri.PayStructure({
        "G1": ri.SalaryBand(ri.Pay(40_000, *year), ri.Pay(61_111, *year)),
        "G2": ri.SalaryBand(ri.Pay(75_000, *year), ri.Pay(109_000, *year)),
    })  # fmt: skip
    yield from (("band", band), ("structure", structure), ("bands", ri.band_gap(structure[0], structure[1])))
    yield "aged", band.aged(Decimal("0.03"), Decimal("1.5"))
    yield "in a band", ri.against_band({"Ann": ri.Pay(75_001, *year), "Bo": ri.Pay(54_000, *year)}, structure[0])
    yield "market", ri.against_market(ri.Pay(70_001, *year), nurse, place="Denver")
    yield "percentile", ri.percentile_of(nurse, ri.Pay(70_001, *year), place="Denver")
    yield "ratio", ri.market_ratio(ri.Pay(77_001, *year), nurse, place="Denver")
    several = [nurse, assistant, catalog.role("29-1171"), catalog.role("carpenter"), manager]
    for by in ("mean", "learning", "growth", "cosine"):
        yield f"ranked by {by}", ri.compare_many(several[:4], by=by)
    yield "matrix", ri.gap_matrix(several, confidence=Decimal("0.95"))
    yield "similarities", ri.similarity_matrix(several[:4])
    yield "distinctive", ri.distinctive_skills(nurse, catalog=catalog)
    yield "bridges", ri.bridge_skills("registered nurse", catalog=catalog)
    paths = ri.career_paths("registered nurse", "nurse practitioner", limit=2, catalog=catalog)
    yield from (("paths", paths), ("path", paths[0]), ("two paths", ri.compare_paths(*paths)))
    yield "next", ri.next_roles("registered nurse", catalog=catalog)
    yield "ladder", ri.ladder("account manager", catalog=catalog)
    yield "move", ri.career_move("registered nurse", "nurse practitioner", catalog=catalog)
    yield "matches", ri.search("nurs practicioner", catalog=catalog)
    yield "findings", ri.check([manager, representative, nurse])


def _drawn(obj: Any) -> str:
    return svg(obj)


_WRITERS: Final[dict[str, Callable[[Any], Any]]] = {
    "str": str,
    "repr": repr,
    "html": lambda obj: obj.to_html(),
    "markdown": lambda obj: obj.to_markdown(),
    "csv": lambda obj: obj.to_csv(),
    "json": lambda obj: obj.to_json(),
    "dict": lambda obj: json.dumps(obj.to_dict(), sort_keys=True),
    "text": lambda obj: obj.to_text(),
    "toml": lambda obj: obj.to_toml(),
    "summary": lambda obj: "\n".join(obj.summary),
    "explained": lambda obj: "\n".join(obj.explain()),
    "caveats": lambda obj: "\n".join(map(str, obj.caveats)),
    "changes": lambda obj: "\n".join(map(repr, obj.changes)),
    "interval": lambda obj: repr((obj.interval, obj.significant, obj.relative, obj.ratio)),
}
_NEEDS: Final = {
    "html": "to_html", "markdown": "to_markdown", "csv": "to_csv", "json": "to_json", "dict": "to_dict",
    "text": "to_text", "toml": "to_toml", "explained": "explain",
}  # fmt: skip


def _can(obj: Any, name: str) -> bool:
    if name == "str":
        return True
    if name == "repr":
        return len(type(obj).__mro__) > 1 and not isinstance(obj, ri.Role)
    return hasattr(type(obj), _NEEDS.get(name, name))


def outputs(catalog: ri.Catalog) -> dict[str, str]:
    """Every text, by its object and format."""
    found = {}
    objects = dict(_objects(catalog))
    for name, obj in objects.items():
        for writer, write in _WRITERS.items():
            if _can(obj, writer):
                found[f"{name}: {writer}"] = str(write(obj))
    for name in ("salary", "skills", "education", "best", "band", "structure", "path", "ladder", "next"):
        found[f"{name}: picture"] = svg(objects[name])
    for backend in ("pandas", "polars"):
        for name in ("salary", "diff", "best"):
            frame = objects[name].to_frame(backend, exact=True)
            found[f"{name}: {backend}"] = str(
                frame.to_dict("list") if backend == "pandas" else frame.to_dict(as_series=False)
            )
    found["paths: json"] = json.dumps(moves.paths_to_dict(objects["paths"]))
    found["next: json"] = json.dumps(moves.moves_to_dict(objects["next"]))
    found["diff: read again"] = ri.RoleDiff.from_json(objects["diff"].to_json()).to_json()
    found["nurse: read again"] = repr(ri.Role.from_dict(objects["nurse"].to_dict()) == objects["nurse"])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        found["report"] = ri.report([objects["nurse"], catalog.role("29-1071")], file).read_text(encoding="utf-8")
    return found


@contextmanager
def hostile(context: Context) -> Iterator[None]:
    """The caller's decimal context, as given."""
    with localcontext(context):
        yield


def main() -> None:
    """Print what the process says under the context named, then what it says in the usual one."""
    with hostile(CONTEXTS[sys.argv[1]]):
        first = outputs(ri.Catalog.default())
    json.dump([first, outputs(ri.Catalog.default())], sys.stdout)


if __name__ == "__main__":
    main()
