"""A role shown in full: every fact of every section with its source, its evidence and the source's own words."""

from collections.abc import Iterable, Iterator
from typing import Final

from roleinfo.model.career import StatedGap
from roleinfo.model.estimate import SalaryEstimate, cell_caveats
from roleinfo.model.fact import Fact
from roleinfo.model.role import Role
from roleinfo.model.skill import Skill
from roleinfo.render.citations import Citations, sourced
from roleinfo.render.layout import marked
from roleinfo.render.outline import DASH, Block, Bullets, Head, Heading, Line, Paragraph, Table, joined, line
from roleinfo.text.facts import capital, gap_label, label, short
from roleinfo.text.figures import pay_label, place_caption

_TABLES: Final = {
    "salary": "Pay",
    "outlook": "Outlook",
    "held": "Degrees held",
    "required": "Degrees required",
    "asked": "Degrees asked for",
    "fields": "Fields of study",
    "colleges": "Colleges",
    "experience": "Experience",
    "people": "People",
    "skills": "Skills",
    "interests": "Interests",
    "places": "Places",
    "industries": "Industries",
    "employers": "Employers",
    "benefits": "Benefits",
    "seniority": "Level",
    "occupations": "Occupations that list the title",
    "stated_gaps": "Differences that sources state",
}
_LISTS: Final = {
    "duties": "Duties",
    "traits": "Traits",
    "credentials": "Credentials",
    "variants": "Types",
    "moves": "Related roles",
}
_ORDER: Final = (
    "salary", "outlook", "held", "required", "asked", "fields", "colleges", "experience", "people", "duties", "skills",
    "interests", "traits",
    "places", "industries", "employers", "benefits", "credentials", "variants", "moves", "seniority", "occupations",
    "stated_gaps",
)  # fmt: skip


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
            yield Heading(2, _TABLES.get(name) or _LISTS[name])
            yield from _section(name, facts, citations, role)
    caveats = (*role.caveats, *cell_caveats(role.salary, ("salary",)))
    if caveats:
        yield Heading(2, "Caveats")
        yield Bullets(
            [f"{_where(each.path)}{': ' if each.path else ''}{each.message} [{each.code}]" for each in caveats]
        )
    if role.missing:
        yield Heading(2, "Left open")
        yield Bullets(
            [
                f"{_where(each.path)}: {each.message} [{each.code}]{f' ({each.source})' if each.source else ''}"
                for each in role.missing
            ]
        )


_MOST_TITLES: Final = 20
_NOTHING: Final = "pay, outlook, education, experience, people, duties, skills, benefits or related roles"


def _names(role: Role) -> Iterator[str]:
    yield f"Id: {role.id}"
    if role.alternate_titles:
        named, more = role.alternate_titles[:_MOST_TITLES], len(role.alternate_titles) - _MOST_TITLES
        yield f"Also called: {'; '.join(map(marked, named))}{f'; and {more} more' if more > 0 else ''}"
    if role.codes:
        yield f"Codes: {', '.join(role.codes)}"
    if role.place:
        yield f"Place: {role.place.name}"
    if role.industry:
        yield f"Industry: {role.industry.name}"
    if not any(role.facts()):
        yield f"No source says anything of it: nothing of {_NOTHING}"


def _section(name: str, facts: tuple[Fact, ...], citations: Citations, role: Role) -> Iterator[Block]:
    if name in _LISTS:
        lead = name == "moves"
        yield Bullets([line(f"{label(each)}: " if lead else "", citations.cited(each)) for each in facts])
    else:
        yield _table(name, facts, citations, role)
    evidence = tuple(_evidence(facts, citations))
    if evidence:
        yield Bullets(evidence)


def _table(name: str, facts: tuple[Fact, ...], citations: Citations, role: Role) -> Table:
    printed = name not in _LISTS and any(each.printed for each in facts)
    caption = place_caption(facts) if name == "salary" else None
    columns = [Head("Skill" if name == "skills" else "Measure"), Head("Figure")]
    if printed:
        columns.append(Head("In its source's words"))
    rows = [
        (
            _label(each, role, nation=caption is None),
            line(citations.cited(each)),
            *([each.printed or DASH] if printed else []),
        )
        for each in facts
    ]
    return Table(tuple(columns), rows, caption)


def _label(fact: Fact, role: Role, *, nation: bool) -> str:
    if isinstance(fact, SalaryEstimate):
        return pay_label(fact, nation=nation)
    if isinstance(fact, StatedGap):
        return capital(gap_label(fact, {None: role.title, role.id: role.title}))
    # A skill's name stays as its source writes it.
    return label(fact) if isinstance(fact, Skill) else capital(label(fact))


def _evidence(facts: Iterable[Fact], citations: Citations) -> Iterator[Line]:
    """Why figures are what they are, each reason once."""
    found: dict[str, list[Fact]] = {}
    for each in facts:
        if each.evidence:
            found.setdefault(each.evidence, []).append(each)
    for why, alike in found.items():
        said = joined((line(citations.cited(each, capital(short(each)))) for each in alike), "; ")
        yield line(*said, f": {why}")


def _where(path: Iterable[str]) -> str:
    said = ", ".join(_TABLES.get(part) or _LISTS.get(part) or part.replace("_", " ") for part in path)
    return capital(said)
