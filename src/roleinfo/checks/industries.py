"""Contradictions in what sources say of the industries that pay a role best."""

from collections.abc import Iterator

from roleinfo.checks.figures import MIDDLES, grouped, identity, issue, same_industry, surely_below, worded
from roleinfo.checks.findings import Claim
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.role import Role
from roleinfo.model.work import IndustryFact


def _named_best(role: Role) -> list[IndustryFact]:
    return [industry for industry in role.industries if industry.about == "best_paying"]


def _is_named_best(figure: SalaryEstimate, named: list[IndustryFact]) -> bool:
    """Whether the figure is of the industry that its own source puts first."""
    # The low of the best paying industry may well be lower than others.
    return (
        figure.statistic in MIDDLES
        and figure.industry is not None
        and any(
            issue(known) == issue(figure) and (known.rank or 1) == 1 and same_industry(known.industry, figure.industry)
            for known in named
        )
    )


def _all_but_industry(figure: SalaryEstimate) -> tuple[object, ...]:
    return identity(figure, "industry", "money")


def best_industry_below_average(role: Role) -> Iterator[Claim]:
    """The best paying industry does not pay less than all industries together."""
    named = _named_best(role)
    whole = grouped((figure for figure in role.salary if figure.industry is None), _all_but_industry)
    overall = {_all_but_industry(group[0]): group for group in whole}
    parts = [figure for figure in role.salary if figure.industry is not None]
    for group in grouped(parts, _all_but_industry):
        for average in overall.get(_all_but_industry(group[0]), ()):
            # What was not released has no currency, and may be the highest of all.
            industries = [figure for figure in group if figure.known_amount is None or figure.money == average.money]
            below = [industry for industry in industries if surely_below(industry, average)]
            top = max((figure.known_amount.amount for figure in below if figure.known_amount), default=None)
            for figure in below:
                # Where every industry lies below, so does the best of them, by whatever name.
                highest = (
                    len(below) == len(industries)
                    and figure.known_amount is not None
                    and figure.known_amount.amount == top
                )
                is_named = _is_named_best(figure, named)
                if not (highest or is_named):
                    continue
                if is_named:
                    why, so = "its best-paying industry", "that cannot be less than the average"
                else:
                    why, so = "the highest of its industries", "an industry that pays more must be missing"
                yield Claim(
                    "best-industry-below-average",
                    ("salary", figure.key),
                    f"{figure.source.id} states {worded(figure)} as the {figure.statistic} in {figure.industry}, "
                    f"{why}, and {worded(average)} in all industries; {so}.",
                )


def best_industry_not_highest(role: Role) -> Iterator[Claim]:
    """No other industry's figure is higher than that of the industry named as the best paying."""
    named = _named_best(role)
    parts = [figure for figure in role.salary if figure.industry is not None and figure.statistic in MIDDLES]
    for group in grouped(parts, lambda fact: identity(fact, "industry")):
        industries = [industry for industry in named if issue(industry) == issue(group[0])]
        ranks = [(_rank_in(industries, figure), figure) for figure in group]
        for best in industries:
            figures = [figure for figure in group if figure.industry and same_industry(figure.industry, best.industry)]
            place = f" in place {best.rank}" if (best.rank or 1) > 1 else ""
            for figure in figures:
                # An industry that the source puts as high or higher may well pay more.
                rivals = [rival for rank, rival in ranks if rank is None or rank > (best.rank or 1)]
                for rival in rivals:
                    if surely_below(figure, rival):
                        yield Claim(
                            "best-industry-not-highest",
                            ("industries", best.key),
                            f"{best.source.id} names {best.industry} as the best paying{place}, with {worded(figure)} "
                            f"as the {figure.statistic}, but states {worded(rival)} in {rival.industry} (more).",
                        )


def _rank_in(named: list[IndustryFact], figure: SalaryEstimate) -> int | None:
    ranks = [
        industry.rank or 1
        for industry in named
        if figure.industry and same_industry(industry.industry, figure.industry)
    ]
    return min(ranks, default=None)
