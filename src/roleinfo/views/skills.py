"""The skills of two roles: lists in full, long lists of ratings in short tables, what has to be learned, software."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Final, NamedTuple

from roleinfo.diffs.learning import Learning, ToLearn
from roleinfo.diffs.ratings import Similarity, SkillGap
from roleinfo.diffs.skills import SkillDiff, is_rated_alone
from roleinfo.model.exact import rounded, subtract
from roleinfo.model.skill import Rating, Skill, SkillKind
from roleinfo.model.words import number
from roleinfo.render.citations import Citations
from roleinfo.render.outline import DASH, Block, Bullets, Head, Heading, Line, Paragraph, Phrase, Table, line
from roleinfo.text.facts import capital, label
from roleinfo.text.numbers import EN_DASH
from roleinfo.text.phrases import counted, level_text
from roleinfo.typing import Side
from roleinfo.views.comparison_tables import ComparisonTables
from roleinfo.views.pairs import SIDES, Pair, facts_shown, pair_of

_ROWS: Final = 12
_LEARNED: Final = 10
_PROGRAMS: Final = 15
LEARNED_HEADS: Final = ("Level difference", f"Importance (0{EN_DASH}100)", "Share of total")
"""The heads of a table of skills to gain, after the skill."""
_PLAIN: Final = "Difference"
_NAMES: Final[dict[SkillKind, tuple[str, str]]] = {
    "skill": ("Skill", "Skills"),
    "knowledge": ("Knowledge", "Knowledge"),
    "ability": ("Ability", "Abilities"),
    "work_style": ("Work style", "Work styles"),
    "software": ("Software", "Software"),
}
_MEASURES: Final = {
    (
        "correlation",
        "importance",
    ): "of the importance ratings of {count} skills, knowledge areas, and abilities, from -1 to 1",
    ("jaccard", "names"): "skills in both lists / skills in either list",
    ("dice", "names"): "2 x skills in both lists / skills in the left list + skills in the right list",
    ("left_in_right", "names"): "skills in both lists / skills in the left list",
    ("right_in_left", "names"): "skills in both lists / skills in the right list",
    ("weighted_jaccard", "share"): "sum of the smaller shares / sum of the larger",
    ("weighted_jaccard", "importance"): "sum of the smaller importance ratings / sum of the larger",
    ("cosine", "share"): "of the two lists of shares; a skill that is not listed counts as 0",
    ("cosine", "importance"): "of the same importance ratings, from 0 to 100",
    ("cosine_with_level", "importance x level"): "of importance x level of the same skills",
}
"""What a measure of likeness says, by what it rests on."""
_WITHIN: Final = " ~"
_UNTESTED: Final = " ?"
_MARKS: Final = {
    _WITHIN: "~ within the raters' error",
    _UNTESTED: "? cannot be tested; no standard error published",
    " n.r.": "n.r. not relevant to the role",
    " s.": "s. suppressed by its publisher",
}
_RATINGS: Final = ("importance", "level")


class _Entry(NamedTuple):
    """A skill of both roles with its difference, or of one role alone."""

    left: Skill | None
    right: Skill | None
    gap: SkillGap | None = None

    @property
    def facts(self) -> list[Skill]:
        """What either role has of it."""
        return [skill for skill in (self.left, self.right) if skill is not None]

    @property
    def skill(self) -> Skill:
        """What the left role has of it, else the right one."""
        return self.facts[0]


def skills(tables: ComparisonTables, section: SkillDiff) -> Iterator[Block]:
    """The skills of both roles; a long list of rated skills alone, or of software by name, is shortened."""
    entries = _entries(section)
    by_kind: dict[SkillKind, list[_Entry]] = {kind: [] for kind in _NAMES}
    for entry in entries:
        by_kind[entry.skill.kind].append(entry)
    rated = {kind: listed for kind in _NAMES if (listed := _rated(by_kind[kind]))}
    software = by_kind["software"] if _is_long_list(by_kind["software"]) else []
    short = {id(entry) for listed in (*rated.values(), software) for entry in listed}
    plain = [_row(entry) for entry in entries if id(entry) not in short]
    yield from _in_full(tables, section, plain)
    yield from _how_alike(tables, section, has_names=bool(plain))
    for kind, listed in rated.items():
        yield Heading(3, _NAMES[kind][1])
        yield from _in_short(tables, kind, listed)
    yield from _learning(tables, section)
    if software:
        yield from _software(tables, section, software)


def to_learn(tables: ComparisonTables) -> Iterator[Block]:
    """What has to be learned for the right role, and the software of both."""
    section = tables.diff.skills
    yield from _learning(tables, section)
    if software := [entry for entry in _entries(section) if entry.skill.kind == "software"]:
        yield from _software(tables, section, software)


def _entries(section: SkillDiff) -> list[_Entry]:
    """What both have, then what one has."""
    entries = [_Entry(gap.left, gap.right, gap) for gap in section.shared]
    left, right = (_unmatched(section, side) for side in SIDES)
    return [*entries, *(_Entry(skill, None) for skill in left), *(_Entry(None, skill) for skill in right)]


def _unmatched(section: SkillDiff, side: Side) -> list[Skill]:
    paired = {getattr(gap, side).key for gap in section.shared}
    return [fact for fact in facts_shown(section, side) if isinstance(fact, Skill) and fact.key not in paired]


def _row(entry: _Entry) -> Pair:
    if entry.gap is not None:
        return pair_of(("skills",), entry.gap)
    left, right = ((skill,) if skill is not None else () for skill in entry[:2])
    return Pair(label(entry.skill), left, right, path=("skills",))


def _rated(entries: Iterable[_Entry]) -> list[_Entry]:
    """The entries of a kind that have importance and level alone, if they are many and on one pair of scales."""
    rated = [entry for entry in entries if all(map(_is_rated, entry.facts))]
    scales = {tuple(rating.measure for rating in _ratings(skill)) for entry in rated for skill in entry.facts}
    return rated if len(rated) > _ROWS and len(scales) == 1 else []


def _is_rated(skill: Skill) -> bool:
    return skill.share is None and skill.importance is not None and skill.level is not None


def _ratings(skill: Skill) -> list[Rating]:
    return [rating for rating in (skill.importance, skill.level) if rating is not None]


def _is_long_list(entries: Sequence[_Entry]) -> bool:
    """Whether these are many, and named alone."""
    return len(entries) > _ROWS and all(
        skill.share is None and not is_rated_alone(skill) for entry in entries for skill in entry.facts
    )


def _in_full(tables: ComparisonTables, section: SkillDiff, rows: Sequence[Pair]) -> Iterator[Block]:
    shares = {fact.share.of for fact in (*section.left, *section.right) if fact.share}
    caption = "The source does not say what these are percentages of." if shares == {None} else None
    yield from tables.table("Skill", rows, difference=_PLAIN, caption=caption)


def _how_alike(tables: ComparisonTables, section: SkillDiff, *, has_names: bool) -> Iterator[Block]:
    """Each measure of likeness with what it rests on; where one role alone is rated, why there is none."""
    names = dict.fromkeys(name for name, basis in _MEASURES if has_names or basis != "names")
    alike: dict[str, Similarity | None] = {name: getattr(section, name) for name in names}
    words = {key: text.format(count=len(section.rated)) for key, text in _MEASURES.items()}
    sentences = [
        f"{name.partition('_with')[0].replace('_', ' ').title()} {likeness.value:.3f}: {words[name, likeness.measure]}."
        for name, likeness in alike.items()
        if likeness
    ]
    if (apart := section.rms_difference) is not None:
        sentences.append(
            f"Root mean square difference {apart:.1f} points: of the same importance ratings, from 0 to 100."
        )
    if sentences:
        yield Bullets(sentences)
    missing = section.missing
    if sum(lacking.code == "unrated" for lacking in missing) == 1:
        sides: dict[str, str] = dict(zip(SIDES, tables.titles, strict=True))
        yield Bullets([f"{sides[lacking.path[0]]}: {lacking.message} [{lacking.code}]" for lacking in missing])


# ----------------------------------------------------------------------------------------------------------------------
# Ratings


def _in_short(tables: ComparisonTables, kind: SkillKind, entries: Sequence[_Entry]) -> Iterator[Block]:
    """The ratings that lie furthest apart, and how many more there are."""
    gaps = [entry.gap for entry in entries if entry.gap is not None]
    furthest = sorted(entries, key=lambda entry: (*_apart(entry), entry.skill.name))
    is_tested = not gaps or any(error is not None for gap in gaps for error in (gap.importance_error, gap.level_error))
    cells = [
        (
            line(entry.skill.name),
            *(_cell(tables, skill) for skill in entry[:2]),
            line(
                DASH if entry.gap is None else " / ".join(_step(entry.gap, name, marked=is_tested) for name in _RATINGS)
            ),
        )
        for entry in furthest[:_ROWS]
    ]
    columns = (Head(_NAMES[kind][0]), *(Head(title, "right") for title in tables.titles), Head(_PLAIN, "right"))
    yield Table(columns, cells, _caption(entries[0].skill, cells, is_tested=is_tested))
    rest = len(entries) - _ROWS
    nearer = ", with smaller differences" if len(gaps) == len(entries) else ""
    yield Paragraph(f"{rest} more{nearer}.")


def _apart(entry: _Entry) -> tuple[int, Decimal]:
    """What is furthest apart in level comes first, then what cannot be compared, then what matters to one role."""
    gap = entry.gap
    if gap is None:
        return 2, _ratings(entry.skill)[0].standardised.copy_negate()
    if gap.level is None or gap.left.level is None or gap.right.level is None:
        return 1, Decimal(0)
    return 0, subtract(gap.right.level.standardised, gap.left.level.standardised).copy_abs().copy_negate()


def _cell(tables: ComparisonTables, skill: Skill | None) -> Line:
    if skill is None:
        return line(DASH)
    return line(tables.citations.cited(skill, " / ".join(map(_rating, _ratings(skill)))))


def _rating(rating: Rating) -> str:
    return number(rating.value) + " n.r." * rating.not_relevant + " s." * rating.suppressed


def _step(gap: SkillGap, name: str, *, marked: bool) -> str:
    """One difference, marked where it lies within its error or cannot be tested."""
    step: Decimal | None = getattr(gap, name)
    if step is None:
        return DASH
    text = number(step, sign=True) if step else "0"
    return text + _mark(getattr(gap, f"{name}_outside_error")) if marked else text


def _mark(is_outside: bool | None) -> str:
    return _UNTESTED if is_outside is None else "" if is_outside else _WITHIN


def _caption(skill: Skill, cells: Sequence[Sequence[Line]], *, is_tested: bool) -> str:
    """The scales, which are those of every skill of the table, and each mark that stands in a cell."""
    scales = [f"{rating.scale} ({number(rating.lowest)} to {number(rating.highest)})" for rating in _ratings(skill)]
    text = " ".join(phrase.text for row in cells for cell in row[1:] for phrase in cell)
    legend = "; ".join(words for mark, words in _MARKS.items() if f"{mark} " in f"{text} ")
    untested = "" if is_tested else " Differences cannot be tested; no standard errors are published for both roles."
    return f"{capital(' / '.join(scales))}.{f' {legend}.' if legend else ''}{untested}"


# ----------------------------------------------------------------------------------------------------------------------
# What has to be learned


def _learning(tables: ComparisonTables, section: SkillDiff) -> Iterator[Block]:
    """The skills that weigh most in what has to be learned, and the figure with its formula."""
    learning = section.learning_of()
    if learning.figure is None:
        return
    left, right = tables.titles
    yield Heading(3, "Skills to gain")
    cells = [learned_row(tables.citations, item) for item in learning.to_learn[:_LEARNED]]
    columns = (Head("Skill"), *(Head(title, "right") for title in LEARNED_HEADS))
    if cells:
        yield Table(columns, cells, learned_caption(right, left, cells))
    if len(learning.to_learn) > _LEARNED:
        yield Paragraph(f"{len(learning.to_learn) - _LEARNED} more, with less weight.")
    out = f"; {len(learning.left_out)} with a suppressed rating are left out" if learning.left_out else ""
    yield Paragraph(
        f"Total: {rounded(learning.figure, 1)}% of the level needed, weighted by importance: the sum of level "
        f"difference x importance over the {counted(len(learning.to_learn), 'skill')} in which {right} need a higher "
        f"level, divided by the sum of level x importance over all {learning.counted} rated for both{out}. Work styles "
        f"are not counted. {describe_learning_error(learning)}"
    )


def describe_learning_error(learning: Learning) -> str:
    """How far the figure of learning may be off, or why that is not known."""
    if learning.error is None or learning.by_chance is None:
        return f"{learning.untested} The error of the total is therefore not known."
    return (
        f"Margin of error at the {level_text(learning.confidence)} confidence level: {rounded(learning.error, 1)} "
        f"percentage points, from the ratings' standard errors. For two roles of equal levels these errors alone would "
        f"give {rounded(learning.by_chance, 1)}%."
    )


def learned_row(citations: Citations, skill: ToLearn) -> tuple[Line, ...]:
    """A skill to learn with its level gap, importance and points."""
    sides = (skill.gap.left, skill.gap.right)
    return (
        line(Phrase(label(skill.gap.right), citations.numbers(sides))),
        line(number(skill.level, sign=True) + _mark(skill.outside_error)),
        line(str(rounded(skill.weight, 1))),
        line(str(rounded(skill.points, 2))),
    )


def learned_caption(right: str, left: str, cells: Sequence[Sequence[Line]]) -> str:
    """What the levels are of, and each mark that stands behind one."""
    marks = {phrase.text[-2:] for row in cells for phrase in row[1]}
    legend = "; ".join(words for mark, words in _MARKS.items() if mark in marks)
    return f"Skills in which {right} need a higher level than {left}.{f' {legend}.' if legend else ''}"


# ----------------------------------------------------------------------------------------------------------------------
# Software


def _software(tables: ComparisonTables, section: SkillDiff, entries: Sequence[_Entry]) -> Iterator[Block]:
    """How much software both use and one alone, the first of each by name, and what would be new on the right."""
    order = {skill.key: place for place, skill in enumerate(section.software_to_learn)}
    left, right = tables.titles
    parts: tuple[tuple[str, list[_Entry]], ...] = (
        ("In both lists", [entry for entry in entries if entry.left and entry.right]),
        (f"Only {left}", [entry for entry in entries if not entry.right]),
        (
            f"Only {right}",
            sorted((entry for entry in entries if not entry.left), key=lambda entry: order.get(entry.skill.key, 0)),
        ),
    )
    yield Heading(3, "Software")
    items = [_programs(tables, words, entries) for words, entries in parts if entries]
    if section.software_jaccard:
        jaccard = section.software_jaccard.value
        items.append(line(f"Jaccard {jaccard:.3f}: software in both lists / software in either."))
    yield Bullets(items)


def _programs(tables: ComparisonTables, words: str, entries: Sequence[_Entry]) -> Line:
    facts = [skill for entry in entries[:_PROGRAMS] for skill in entry.facts]
    say = _program if len(entries[0].facts) == 1 else attrgetter("name")
    more = f"; {len(entries) - _PROGRAMS} more" if len(entries) > _PROGRAMS else ""
    return line(f"{words} ({len(entries)}): ", *tables.citations.list(facts, say), more)


def _program(skill: Skill) -> str:
    marks = [*(["in demand"] if skill.in_demand else []), *(["hot"] if skill.hot else [])]
    return skill.name + (f" ({', '.join(marks)})" if marks else "")
