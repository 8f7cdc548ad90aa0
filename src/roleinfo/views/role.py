"""A role in full: the declared table of each section, why figures are what they are, notes and missing data."""

from collections.abc import Iterable, Iterator
from typing import Final

from roleinfo.model.career import StatedGap
from roleinfo.model.estimate import cell_caveats
from roleinfo.model.fact import Fact
from roleinfo.model.role import Role
from roleinfo.render.citations import Citations, sourced
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block, Bullets, Heading, Line, Paragraph, joined, line
from roleinfo.text.facts import capital, gap_label, label, short
from roleinfo.text.missing import describe
from roleinfo.text.phrases import counted
from roleinfo.text.sections import SECTION_TITLES, section_in_sentence, section_title
from roleinfo.views.facts import LISTED, SECTIONS, section_table
from roleinfo.views.pairs import first_fields

_LISTS: Final = ("duties", "traits", "credentials", "variants", "moves")
_ORDER: Final = (
    "salary", "outlook", "held", "required", "asked", "fields", "colleges", "experience", "people", "duties", "skills",
    "interests", "measures", "traits", "places", "industries", "employers", "benefits", "credentials", "variants",
    "moves", "seniority", "occupations", "families", "stated_gaps",
)  # fmt: skip
_TABLES: Final = {
    name: section_table(SECTIONS[name].kind) for name in _ORDER if name not in (*_LISTS, "stated_gaps")
}  # fmt: skip
_MOST_TITLES: Final = 20
_NOT_IN_COUNTRY: Final = "not-in-country"


def outline(role: Role) -> tuple[Block, ...]:
    """The role in neutral blocks."""
    citations = Citations()
    return (*sections(role, citations), *sourced(citations))


def sections(role: Role, citations: Citations) -> Iterator[Block]:
    """The role section by section, up to its sources."""
    yield Heading(1, role.title)
    yield Bullets(tuple(_names(role)))
    if role.summary:
        yield Paragraph(marked(role.summary))
    held = {path[-1]: section for path, section in role.sections()}
    for name in sorted(held, key=_ORDER.index):
        facts = tuple(held[name])
        if facts:
            yield Heading(2, section_title(name))
            yield from _section(name, facts, citations, role)
    caveats = (*role.caveats, *cell_caveats(role.salary, ("salary",)))
    if caveats:
        yield Heading(2, "Notes")
        yield Bullets(
            [
                f"{_where(caveat.path)}{': ' if caveat.path else ''}{caveat.message} [{caveat.code}]"
                for caveat in caveats
            ]
        )
    if role.missing:
        yield Heading(2, "Missing data")
        yield Bullets([*_missing(role)])


def _missing(role: Role) -> Iterator[str]:
    """What is missing and why; the sections that no source has for a country once for all of them."""
    absent = [missing for missing in role.missing if missing.code == _NOT_IN_COUNTRY and role.country]
    if absent:
        sections = [missing.path[0] for missing in absent]
        message = describe(_NOT_IN_COUNTRY, sections=sections, title=role.title, country=role.country)
        yield f"{message} [{_NOT_IN_COUNTRY}]"
    for missing in role.missing:
        if missing not in absent:
            source = f" ({missing.source})" if missing.source else ""
            yield f"{_where(missing.path)}: {missing.message} [{missing.code}]{source}"


def _names(role: Role) -> Iterator[str]:
    yield f"ID: {role.id}"
    if role.alternate_titles:
        named, more = role.alternate_titles[:_MOST_TITLES], len(role.alternate_titles) - _MOST_TITLES
        yield f"Other titles: {'; '.join(map(marked, named))}{f'; {more} more' if more > 0 else ''}"
    if role.codes:
        codes = (f"{code} ({code.scheme_name})" if code.scheme_name else code for code in role.codes)
        yield f"Codes: {', '.join(codes)}"
    if role.place:
        yield f"Place: {role.place.name}"
    if role.industry:
        yield f"Industry: {role.industry.name}"
    if not any(role.facts()):
        yield "No source in this catalog covers this role."


def _section(name: str, facts: tuple[Fact, ...], citations: Citations, role: Role) -> Iterator[Block]:
    if name == "fields":
        more = len(facts) - len(facts := first_fields(facts))
        yield from _TABLES[name].blocks(facts, citations)
        if more:
            yield Bullets([f"{counted(more, 'more field')} of study lead to the role."])
    elif name in _LISTS:
        lead = name == "moves"
        yield Bullets([line(f"{label(fact)}: " if lead else "", citations.cited(fact)) for fact in facts])
    elif name == "stated_gaps":
        titles = {None: role.title, role.id: role.title}
        gaps = [fact for fact in facts if isinstance(fact, StatedGap)]
        yield Bullets([line(f"{capital(gap_label(gap, titles))}: ", citations.cited(gap)) for gap in gaps])
    else:
        yield from _TABLES[name].blocks(facts, citations)
    if evidence := tuple(_evidence(facts, citations)):
        yield Bullets(evidence)


def _evidence(facts: Iterable[Fact], citations: Citations) -> Iterator[Line]:
    """Why figures are what they are, each reason once."""
    by_reason: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.evidence:
            by_reason.setdefault(fact.evidence, []).append(fact)
    for reason, alike in by_reason.items():
        if len(alike) > 1 and isinstance(alike[0], LISTED) and len({*map(label, alike)}) == 1:
            yield line(f"{capital(label(alike[0]))}: {reason}")
            continue
        figures = joined((line(citations.cited(fact, capital(short(fact)))) for fact in alike), "; ")
        yield line(*figures, f": {reason}")


def _where(path: Iterable[str]) -> str:
    """A path in words, its sections by their titles."""
    names = (section_in_sentence(part) if part in SECTION_TITLES else part.replace("_", " ") for part in path)
    return capital(", ".join(names))
