"""What types look-ups and comparisons give: read by mypy, never run."""

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_type

import roleinfo as ri

left = ri.role("account manager")
right = ri.role("account representative", catalog=ri.Catalog.default())
assert_type(left, ri.Role)
assert_type(ri.get("no such role"), ri.Role | None)
assert_type(ri.roles(), Iterator[ri.Role])
assert_type(ri.check(left), ri.Findings)
assert_type(ri.sources(), ri.Sources)
print(ri.salaries)  # type: ignore[attr-defined]  # no such name
ri.role(41)  # type: ignore[arg-type]  # a role is asked for by text

mine = ri.Catalog.of([left])
assert_type(mine, ri.Catalog)
assert_type(mine | ri.Catalog.default(), ri.Catalog)
assert_type(mine.over(ri.Catalog.open("roles")), ri.Catalog)
assert_type(len(mine), int)
assert_type(list(mine), list[ri.Role])

diff = ri.compare(left, "account representative", statistic="mean", confidence=Decimal("0.90"))
assert_type(diff, ri.RoleDiff)
assert_type(diff.left, ri.Role)
assert_type(diff.salary, ri.SalaryDiff)
assert_type(diff.salary.headline, ri.SalaryGap | None)
assert_type(diff.skills, ri.SkillDiff)
assert_type(diff.salary[0], ri.SalaryGap)
assert_type(diff.duties, ri.ListDiff[ri.Duty])
assert_type(diff.people, ri.FigureDiff[ri.PeopleFigure])
assert_type(diff.changes, tuple[ri.Change, ...])
assert_type(diff.caveats, tuple[ri.Caveat, ...])
assert_type(diff.missing, tuple[ri.Missing, ...])
assert_type(diff.inverted().then(diff), ri.RoleDiff)
assert_type(diff.apply(left), ri.Role)
assert_type(ri.RoleDiff.from_json(diff.to_json()), ri.RoleDiff)

gap = ri.salary_gap(left, right, statistic="mean")
assert_type(gap, ri.SalaryGap)
assert_type(gap.left, ri.SalaryEstimate)
assert_type(gap.difference, ri.Pay)
assert_type(gap.relative, Decimal | None)
assert_type(gap.significant, bool | None)
assert_type(gap.interval, tuple[ri.Pay, ri.Pay] | None)

pay = ri.Pay(85_000, "USD", "year")
band = ri.SalaryBand.from_market("registered nurse", place="Denver", spread=0.5)
assert_type(band, ri.SalaryBand)
assert_type(band.compa_ratio(pay), Decimal | None)
assert_type(ri.band_gap(band, band).midpoint.difference, ri.Pay)
assert_type(ri.grade_overlap(band, band), Decimal | None)
assert_type(ri.against_band(pay, band), ri.BandStanding)
assert_type(ri.against_band({"Ann": pay}, band, errors="collect"), ri.BandStandings)
assert_type(ri.against_band({"Ann": pay}, band, errors="collect")[0], ri.BandStanding)
assert_type(ri.against_band({"Ann": pay}, band, errors="collect").problems, tuple[ri.RowProblem, ...])
assert_type(ri.against_market("$85,000 per year", left), ri.MarketStanding)
assert_type(ri.against_market({"Ann": pay}, left), ri.MarketStandings)
assert_type(ri.percentile_of(left, pay).share, ri.ShareRange)
assert_type(ri.market_ratio(pay, left).ratio, Decimal | None)
ri.SalaryBand(50_000, 60_000)  # type: ignore[arg-type]  # a band is of pays

paths = ri.career_paths("carpenter", "roofer", by="learning")
assert_type(paths[0], ri.CareerPath)
assert_type(paths[0].openings, tuple[ri.OutlookFigure | None, ...])
assert_type(paths[0].moves[0].pay, ri.SalaryGap | None)
assert_type(ri.next_roles("carpenter")[0], ri.RankedMove)
assert_type(ri.ladder("account manager")[0].pay, ri.SalaryEstimate | None)
assert_type(ri.compare_paths(paths[0], paths[0]).lowest_pay, ri.SalaryGap | None)
assert_type(ri.bridge_skills("carpenter"), ri.BridgeSkills)
ri.career_paths("carpenter", "roofer", by="luck")  # type: ignore[arg-type]  # no such cost
ri.compare(left, right, statistic="medain")  # type: ignore[arg-type]  # no such statistic
ri.salary_gap(left, right, component="bonus")  # type: ignore[arg-type]  # no such component
ri.compare_many([left, right], 3)  # type: ignore[arg-type]  # a measure has a name
ri.next_roles("carpenter", by="luck")  # type: ignore[arg-type]  # no such measure
ri.next_roles("carpenter", kinds=["stately"])  # type: ignore[list-item]  # no such kind
ri.career_paths("carpenter", "roofer", max_degree="phd")  # type: ignore[arg-type]  # no such degree
ri.ladder("carpenter", places="CA")  # type: ignore[call-arg]  # no such keyword
left.salary.select(statistic="medain")  # type: ignore[arg-type]  # no such statistic
left.salary.select(city="Boston")  # type: ignore[call-arg]  # no such keyword
ri.Options(hours="many")  # type: ignore[arg-type]  # hours are a number
