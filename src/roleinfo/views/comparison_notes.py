"""What a comparison says below its tables: its options, what was not compared, missing data and notes."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from roleinfo.diffs.options import SIDED, Options
from roleinfo.diffs.pairing import LeftOut, Path
from roleinfo.diffs.roles import RoleDiff
from roleinfo.model.caveat import Caveat
from roleinfo.model.country import COUNTRIES
from roleinfo.render.citations import Citations
from roleinfo.render.layout import brief, marked
from roleinfo.render.outline import Block, Bullets, Heading, Line, Phrase, joined, line
from roleinfo.text.facts import capital, short
from roleinfo.text.messages import describe
from roleinfo.text.numbers import format_date
from roleinfo.text.phrases import joined as joined_words, level_text
from roleinfo.text.sections import section_in_sentence
from roleinfo.text.sides import OF_RELEASES, is_of_two_releases, is_titled_by_sides
from roleinfo.typing import Side
from roleinfo.views.comparison_tables import ComparisonTables
from roleinfo.views.pairs import section_parts, unpaired

_REASONS: Final = {
    "other-pair-taken": "another pair of the same measure is compared",
    "other-list": "from a source that covers this role only",
    "no-counterpart": "the other role has none of this kind",
}
# Of these the number is enough: they were not wanted, or are sentences.
_COUNTED: Final = ("not-asked-for",)
_MOST_NAMED: Final = 40
_COUNTED_SECTIONS: Final = ("duties",)


def options_line(diff: RoleDiff) -> str:
    """What the comparison was limited to, unless its heading says it, and what was done to its amounts."""
    options = diff.options
    limits = [
        f"{name} {' vs. '.join(str(part or 'any') for part in value) if isinstance(value, tuple) else value}"
        for name in SIDED
        if (value := getattr(options, name)) is not None and not _is_in_heading(diff, name)
    ]
    if not options.people:
        limits.append("no figures about groups of people")
    if options.confidence != Decimal("0.90"):
        limits.append(f"confidence {level_text(options.confidence)}")
    limits.extend(_conversions(options))
    return f"Options: {', '.join(limits)}" if limits else ""


def _is_in_heading(diff: RoleDiff, option: str) -> bool:
    """Whether the heading of a comparison says what it was limited to: its title, or the line below."""
    if option == "year":
        return is_of_two_releases(diff)
    if option not in ("place", "industry"):
        return False
    return is_titled_by_sides(diff) or (diff.salary.headline is not None and diff.left.place == diff.right.place)


def _conversions(options: Options) -> Iterator[str]:
    """What is done to amounts before they are compared, in the order in which it is done."""
    for rate in options.rates:
        yield rate.step.text if rate.publication else f"{rate.step.text} ({rate.source})"
    if options.currency is not None:
        yield f"pay in {options.currency}"
    if options.hours is not None:
        yield f"hourly pay at {options.hours:,f} hours per year"
    if options.in_dollars_of is not None:
        yield f"pay in {format_date(options.in_dollars_of)} dollars (CPI-U)"
    if options.adjust_prices:
        yield "pay at national prices (regional price parities)"


def not_compared(tables: ComparisonTables) -> Iterator[Block]:
    """What was left out and has no row above, by section and reason, with its values."""
    groups: dict[tuple[Path, Side, str], list[LeftOut]] = {}
    for path, section in section_parts(tables.diff):
        if not _is_own(tables, path[0]) or (tables.are_releases and path[0] == "outlook"):
            continue
        above = set(unpaired(section))
        for omitted in section.left_out:
            if omitted not in above:
                reason = _REASONS.get(omitted.code, omitted.message.rstrip("."))
                groups.setdefault((path, omitted.side, reason), []).append(omitted)
    items = [
        _group(path, tables.title(side), reason, omitted, tables.citations)
        for (path, side, reason), omitted in groups.items()
    ]
    if items:
        yield Bullets(items)


def _group(path: Path, title: str, reason: str, left_out: Sequence[LeftOut], citations: Citations) -> Line:
    what = section_in_sentence(path[-1])
    head = f"{capital(what)} of {title} ({len(left_out)}): {reason}"
    facts = sorted((omitted.fact for omitted in left_out), key=lambda fact: fact.order)
    if path[-1] in _COUNTED_SECTIONS or left_out[0].code in _COUNTED:
        return line(Phrase(head, citations.numbers(facts)))
    if len(facts) > _MOST_NAMED:
        more = f"; and {len(facts) - _MOST_NAMED} more"
        listed_facts = joined((line(citations.cited(fact, short(fact))) for fact in facts[:_MOST_NAMED]), "; ")
        return line(f"{head}: ", *listed_facts, Phrase(more, citations.numbers(facts)))
    return line(f"{head}: ", *joined((line(citations.cited(fact, short(fact))) for fact in facts), "; "))


def _is_own(tables: ComparisonTables, section: str) -> bool:
    """Whether a section is shown; of one role in two releases only what these have of their own is."""
    return section in OF_RELEASES or not tables.are_releases


def missing_data(tables: ComparisonTables) -> Iterator[Block]:
    """What no source states, on one line a role, and what a role records as missing, with the reason."""
    silent: dict[tuple[str, str | None], list[str]] = {}
    abroad: dict[Side, list[str]] = {}
    items: dict[str, None] = {}
    for missing in tables.diff.missing:
        if not _is_own(tables, missing.path[1]):
            continue
        side: Side = "left" if missing.path[0] == "left" else "right"
        names = [section_in_sentence(part) for part in missing.path[1:]]
        if missing.code == "not-stated" and len(names) == 1:
            silent.setdefault((tables.title(side), missing.source), []).extend(names)
        elif missing.code == "not-in-country":
            abroad.setdefault(side, []).extend(names)
        elif missing.code == "not-asked-for":
            items[f"{capital(missing.message)} [{missing.code}]"] = None
        else:
            items[f"{tables.title(side)}, {', '.join(names)}: {missing.message} [{missing.code}]"] = None
    for side, names in abroad.items():
        known = COUNTRIES.get(tables.role(side).country or "")
        sentence = (
            f"No source in this catalog states {joined_words(names, last='or')}{f' in {known.phrase}' if known else ''}"
        )
        items[f"{tables.title(side)}: {sentence}. [not-in-country]"] = None
    for (title, source), names in silent.items():
        verb = "No source in this catalog states" if source is None else f"{source} does not state"
        items[f"{title}: {verb} {joined_words(names, last='or')}. [not-stated]"] = None
    if items:
        yield Bullets(items)


def notes(tables: ComparisonTables) -> Iterator[Block]:
    """What to keep in mind, of what was compared first; what holds for several sections stands once, with them all."""
    idle = {name for name, section in tables.diff.sections() if name != "salary" and not section}
    ids = {role.id for role in tables.roles}
    apart = [
        caveat
        for caveat in tables.diff.caveats
        if caveat.path[:1] and caveat.path[0] in ids and idle & {*caveat.path[1:2]}
    ]
    own = [caveat for caveat in tables.diff.caveats if not caveat.path or _is_own(tables, caveat.path[0])]
    first = _caveats(tables, (caveat for caveat in own if caveat not in apart))
    if first:
        yield Bullets(first)
    if apart:
        yield Heading(3, "Of figures not compared")
        yield Bullets(_caveats(tables, apart))


def _caveats(tables: ComparisonTables, caveats: Iterable[Caveat]) -> list[str]:
    """Each caveat once, with all that it is of; how figures were calculated comes last, one example for many."""
    places: dict[tuple[str, str, str], list[str]] = {}
    titles = {role.id: role.title for role in tables.roles}
    steps = (step for gap in tables.diff.salary for steps in gap.steps for step in steps if step.publication)
    said = {describe("caveat", f"{step.kind}-adjusted", step=step) for step in steps}  # below the table of pay
    for caveat in caveats:
        if caveat.message in said:
            continue
        title = titles.get(caveat.path[0], "") if caveat.path else ""
        own = caveat.path[1:2] if title else caveat.path[:1]
        key = (title, caveat.message.removeprefix(f"{title}: "), caveat.code)
        places.setdefault(key, []).extend(section_in_sentence(part) for part in own)
    items: list[str] = []
    calculated: dict[str, list[str]] = {}
    for (title, message, code), names in places.items():
        where = capital(", ".join(name for name in (marked(brief(title)), *dict.fromkeys(names)) if name))
        lead = f"{where}: " if where else ""
        if code == "derived":
            calculated.setdefault(lead, []).append(message)
        else:
            items.append(f"{lead}{message} [{code}]")
    for lead, messages in calculated.items():
        message = messages[0]
        if len(messages) > 1:
            message = f"{message.removesuffix('.')}, and {len(messages) - 1:,} more figures likewise."
        items.append(f"{lead}{message} [derived]")
    return items
