"""What a comparison says beside its tables: what was asked, not compared, not stated, and what is doubtful."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from roleinfo.diffs.options import SIDED, Options
from roleinfo.diffs.pairing import LeftOut, Path
from roleinfo.model.caveat import Caveat
from roleinfo.render.citations import Citations
from roleinfo.render.layout import brief, marked
from roleinfo.render.outline import Block, Bullets, Heading, Line, Phrase, joined, line
from roleinfo.text.facts import capital, short
from roleinfo.text.phrases import joined as joined_words, level_text
from roleinfo.typing import Side
from roleinfo.views.rows import alone, sections
from roleinfo.views.sheet import Sheet

SECTIONS: Final = {
    "salary": "pay",
    "held": "degrees held",
    "asked": "degrees asked for",
    "fields": "fields of study",
    "colleges": "colleges",
    "places": "best paying places",
    "seniority": "level",
    "variants": "types",
    "moves": "related roles",
}
"""What a section is called where its field has another name."""

_REASONS: Final = {
    "other-pair-taken": "another pair of the same measure was taken",
    "other-list": "from a source that lists this role alone",
    "no-counterpart": "the other role has none of this kind",
}
# Of these the number is enough: they were not wanted, or are sentences.
_COUNTED: Final = ("not-asked-for",)
_MOST_NAMED: Final = 40
_COUNTED_SECTIONS: Final = ("duties",)


def named(path: Path) -> str:
    """A section in words."""
    return SECTIONS.get(path[-1], path[-1].replace("_", " "))


def options(asked: Options) -> str:
    """What the comparison was limited to; empty where it was not."""
    limits = [
        f"{name} {' vs. '.join(value) if isinstance(value, tuple) else value}"
        for name in SIDED
        if (value := getattr(asked, name)) is not None
    ]
    if not asked.people:
        limits.append("no figures about groups of people")
    if asked.confidence != Decimal("0.90"):
        limits.append(f"confidence {level_text(asked.confidence)}")
    return f"Options: {', '.join(limits)}" if limits else ""


def not_comparable(sheet: Sheet) -> Iterator[Block]:
    """What was left out and has no row above, by section and reason, with its values."""
    groups: dict[tuple[Path, Side, str], list[LeftOut]] = {}
    for path, section in sections(sheet.diff):
        above = set(alone(section))
        for each in section.left_out:
            if each not in above:
                reason = _REASONS.get(each.code, each.message.rstrip("."))
                groups.setdefault((path, each.side, reason), []).append(each)
    items = [
        _group(path, sheet.title(side), reason, found, sheet.citations)
        for (path, side, reason), found in groups.items()
    ]
    if items:
        yield Bullets(items)


def _group(path: Path, title: str, reason: str, found: Sequence[LeftOut], citations: Citations) -> Line:
    what = named(path)
    head = f"{capital(what)} of {title} ({len(found)}): {reason}"
    facts = sorted((each.fact for each in found), key=lambda fact: fact.order)
    if path[-1] in _COUNTED_SECTIONS or found[0].code in _COUNTED:
        return line(Phrase(head, citations.numbers(facts)))
    if len(facts) > _MOST_NAMED:
        more = f"; and {len(facts) - _MOST_NAMED} more"
        named_facts = joined((line(citations.cited(each, short(each))) for each in facts[:_MOST_NAMED]), "; ")
        return line(f"{head}: ", *named_facts, Phrase(more, citations.numbers(facts)))
    return line(f"{head}: ", *joined((line(citations.cited(each, short(each))) for each in facts), "; "))


def not_stated(sheet: Sheet) -> Iterator[Block]:
    """What no source says, and what one leaves open."""
    silent: dict[tuple[str, str | None], list[str]] = {}
    items: list[str] = []
    for each in sheet.diff.missing:
        side: Side = "left" if each.path[0] == "left" else "right"
        title = sheet.title(side)
        if each.code == "not-stated" and len(each.path) == 2:
            silent.setdefault((title, each.source), []).append(named(each.path))
        elif each.code == "not-asked-for":
            items.append(f"{capital(each.message)} [{each.code}]")
        else:
            where = ", ".join(named((part,)) for part in each.path[1:])
            items.append(f"{title}, {where}: {each.message} [{each.code}]")
    items += [
        f"{title}: {'No source in this catalog states' if source is None else f'{source} does not state'} "
        f"{joined_words(names, last='or')}. [not-stated]"
        for (title, source), names in silent.items()
    ]
    if items:
        yield Bullets(dict.fromkeys(items))


def caveats(sheet: Sheet) -> Iterator[Block]:
    """What to keep in mind, of what was compared first; what holds for several sections stands once, with them all."""
    idle = {name for name, section in sheet.diff.sections() if name != "salary" and not section}
    ids = {role.id for role in sheet.roles}
    apart = [each for each in sheet.diff.caveats if each.path[:1] and each.path[0] in ids and idle & {*each.path[1:2]}]
    first = _caveats(sheet, (each for each in sheet.diff.caveats if each not in apart))
    if first:
        yield Bullets(first)
    if apart:
        yield Heading(3, "Of figures not compared")
        yield Bullets(_caveats(sheet, apart))


def _caveats(sheet: Sheet, given: Iterable[Caveat]) -> list[str]:
    found: dict[tuple[str, str, str], list[str]] = {}
    titles = {role.id: role.title for role in sheet.roles}
    for each in given:
        title = titles.get(each.path[0], "") if each.path else ""
        message = each.message.removeprefix(f"{title}: ")
        own = each.path[1:2] if title else each.path[:1]
        found.setdefault((title, message, each.code), []).extend(named((part,)) for part in own)
    items = []
    for (title, message, code), names in found.items():
        where = ", ".join(each for each in (marked(brief(title)), *dict.fromkeys(names)) if each)
        items.append(f"{capital(where)}{': ' if where else ''}{message} [{code}]")
    return items
