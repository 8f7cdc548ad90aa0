"""A small program on roleinfo, as others write them: it passes strict type checkers with no ignore and no cast."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import roleinfo as ri

Verdict = Literal["higher", "lower", "the same", "unknown"]


@dataclass(frozen=True)
class Offer:
    """What a person is offered, and for what."""

    title: str
    place: str
    pay: ri.Pay


@dataclass(frozen=True)
class Answer:
    """What the market says of an offer."""

    offer: Offer
    role: ri.Role
    median: ri.SalaryEstimate | None
    position: ri.MarketPosition | None
    caveats: tuple[str, ...]


def find_role(title: str, catalog: ri.Catalog | None = None) -> ri.Role | None:
    """The role of a title, or of the best match of its spelling."""
    try:
        return ri.role(title, catalog=catalog)
    except ri.AmbiguousTitleError as error:
        candidates: tuple[ri.Candidate, ...] = error.candidates
        return ri.get(candidates[0].role_id, catalog=catalog) if candidates else None
    except ri.RoleNotFoundError:
        matches: ri.Matches = ri.search(title, limit=1, catalog=catalog)
        return ri.role(matches[0].role_id, catalog=catalog) if matches and matches[0].score > 0.9 else None


def check_offer(offer: Offer) -> Answer | str:
    """What the market pays for an offer, or why that is not known."""
    role = find_role(offer.title)
    if role is None:
        return f"{offer.title} is unknown"
    try:
        local = role.at(offer.place)
    except ri.PlaceNotFoundError as error:
        return f"{offer.place}: {', '.join(error.suggestions)}"
    try:
        position = ri.percentile_of(local, offer.pay)
    except ri.NotComparableError:
        position = None
    median = local.salary.median
    codes = tuple(caveat.code for caveat in median.caveats) if median is not None else ()
    return Answer(offer, local, median, position, codes)


def compare_medians(left: str, right: str) -> tuple[Verdict, Decimal | None]:
    """Which of two roles has the higher median pay, and by which fraction of the left one."""
    try:
        gap: ri.SalaryGap = ri.salary_gap(left, right, statistic="median", component="oews_wage")
    except ri.NotComparableError:
        return "unknown", None
    amount: Decimal = gap.difference.amount
    if not amount:
        return "the same", Decimal(0)
    return ("higher" if amount > 0 else "lower"), gap.relative


def significant_pairs(titles: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs of roles whose mean pay differs by more than sampling error."""
    pairs: list[tuple[str, str]] = []
    for at, left in enumerate(titles):
        for right in titles[at + 1 :]:
            diff: ri.RoleDiff = ri.compare(left, right, confidence=Decimal("0.95"), people=False)
            mean = diff.salary.mean
            if mean is not None and mean.significant:
                pairs.append((diff.left.title, diff.right.title))
    return pairs


def skills_to_gain(left: str, right: str) -> dict[str, Decimal]:
    """By its name, how far each skill to gain lies above the level held."""
    skills: ri.SkillDiff = ri.compare(left, right).skills
    return {skill.name: skill.level for skill in skills.to_learn}


def steps_up(role: str, floor: Decimal) -> list[str]:
    """The roles that lead on and pay at least so much."""
    moves: ri.RankedMoves = ri.next_roles(role, by="pay", limit=5, pay_floor=floor)
    titles: list[str] = []
    for entry in moves:
        move: ri.Move = entry.move
        if move.pay is not None and move.pay.difference.amount > 0:
            titles.append(move.destination_node.title)
    return titles


def band_from_market(role: str, spread: Decimal) -> ri.SalaryBand:
    """A band around the market's median, rounded by nobody."""
    band = ri.SalaryBand.from_market(ri.role(role), spread=spread)
    return band.aged(annual_movement=Decimal("0.03"), years=1)


def total_pay(pays: Iterable[ri.Pay]) -> ri.Pay:
    """The sum of some pays of one currency and period."""
    total = ri.Pay(0, "USD", "year")
    for pay in pays:
        total += pay.per("year", hours=2080)
    return total * Decimal("1.02")


def save(diff: ri.RoleDiff, band: ri.SalaryBand) -> tuple[ri.RoleDiff, ri.SalaryBand]:
    """A comparison and a band, written as JSON and read again."""
    return ri.RoleDiff.from_json(diff.to_json()), ri.SalaryBand.from_json(band.to_json(indent=2))


def main() -> None:
    """Ask for a few offers."""
    offers = (
        Offer("registered nurse", "Colorado", ri.Pay(85_000, "USD", "year")),
        Offer("acount manger", "California", ri.Pay(Decimal("41.50"), "USD", "hour")),
    )
    for offer in offers:
        answer = check_offer(offer)
        print(answer if isinstance(answer, str) else f"{answer.role.title}: {answer.median}")
    print(compare_medians("registered nurse", "physician assistant"))
    print(significant_pairs(["registered nurse", "physician assistant", "nurse practitioner"]))
    print(skills_to_gain("registered nurse", "physician assistant"))
    print(steps_up("registered nurse", Decimal(120_000)))
    band = band_from_market("registered nurse", Decimal("0.5"))
    print(save(ri.compare("registered nurse", "physician assistant"), band))
    print(f"{total_pay([band.minimum, band.maximum]):,.0f}")


if __name__ == "__main__":
    main()
