"""Checks of skills, careers and look-up."""

from decimal import Decimal
from math import sqrt
from statistics import fmean

import pytest

import roleinfo as ri
from features.comparing import SURVEY
from features.fields import ASSISTANT, MANAGER, NURSE, amount
from features.registry import feature


def role_of(id_: str, *names: str) -> ri.Role:
    """A role of one's own with these skills."""
    return ri.Role(id=id_, title=id_.title(), skills=[ri.Skill(name=name, source=SURVEY) for name in names])


@feature(67)
def three_lists() -> None:
    """One of the eleven skills of the comparison page is shared: Customer Service."""
    skills = ri.compare(MANAGER, "account representative").skills
    assert [gap.name for gap in skills.shared] == ["Customer Service"]
    assert (len(skills.only_left), len(skills.only_right)) == (5, 5)


@feature(68)
def weighted_gap() -> None:
    """11.1% of the level that physician assistants need, by the formula in the docstring, from the ratings."""
    skills = ri.compare(NURSE, ASSISTANT).skills
    needed = lacking = Decimal(0)
    for gap in skills.shared:
        if gap.kind in ("skill", "knowledge", "ability"):
            left, right, matters = map(weight, (gap.left.level, gap.right.level, gap.right.importance))
            if left is not None and right is not None and matters is not None:
                needed += right * matters
                lacking += max(right - left, Decimal(0)) * matters
    assert skills.learning is not None
    assert round(skills.learning, 1) == round(100 * lacking / needed, 1) == Decimal("11.1")


def weight(rating: ri.Rating | None) -> Decimal | None:
    """A rating from 0 to 100: 0 where it is not relevant, None where its publisher advises against it."""
    if rating is None or (rating.suppressed and not rating.not_relevant):
        return None
    return Decimal(0) if rating.not_relevant else rating.standardised


@feature(69)
def set_overlap() -> None:
    """Jaccard 1/11, Dice 2/12, containment 1/6: six top skills of each, one shared."""
    skills = ri.compare(MANAGER, "account representative").skills
    measures = (skills.jaccard, skills.dice, skills.left_in_right, skills.right_in_left)
    assert [round(each.value, 6) for each in measures if each] == [
        round(value, 6) for value in (1 / 11, 2 / 12, 1 / 6, 1 / 6)
    ]


@feature(70)
def by_importance() -> None:
    """Cosine 0.597 and weighted Jaccard 0.229 of the page's shares; the root mean square of O*NET's ratings."""
    page = ri.compare(MANAGER, "account representative").skills
    assert [round(each.value, 3) for each in (page.cosine, page.weighted_jaccard) if each] == [0.597, 0.229]
    skills = ri.compare(NURSE, ASSISTANT).skills
    gaps = [
        float(gap.right.importance.value - gap.left.importance.value) * 25
        for gap in skills.rated
        if gap.left.importance and gap.right.importance
    ]
    assert skills.rms_difference is not None
    assert abs(skills.rms_difference - sqrt(fmean(gap * gap for gap in gaps))) < 1e-9


@feature(71)
def level_gap() -> None:
    """Biology is needed 3.07 points higher, therapy and counseling 2.35."""
    first = ri.compare(NURSE, ASSISTANT).skills.to_learn[:2]
    assert [(each.name, each.level) for each in first] == [
        ("Biology", Decimal("3.07")), ("Therapy and Counseling", Decimal("2.35")),
    ]  # fmt: skip


@feature(72)
def distinctive() -> None:
    """Psychology lies 2.64 standard deviations above its mean over all rated occupations."""
    [skill] = ri.distinctive_skills(NURSE, 1)
    assert (skill.name, round(skill.z, 2)) == ("Psychology", Decimal("2.64"))


@feature(73)
def software() -> None:
    """O*NET lists eClinicalWorks EHR software and Microsoft Excel for nurses."""
    names = {skill.name for skill in ri.role(NURSE).skills.select(kind="software")}
    assert {"Microsoft Excel", "eClinicalWorks EHR software"} <= names


@feature(74)
def uncertainty() -> None:
    """A gap within the raters' error is told from one outside; an unrated occupation has no similarity."""
    gaps = ri.compare(NURSE, ASSISTANT).skills.rated
    assert {gap.level_outside_error for gap in gaps} >= {True, False}
    assert ri.compare(NURSE, "15-1255.00").skills.similarity is None


@feature(75)
def names_that_meet() -> None:
    """customer-service, Sales Goal(s) and PowerPoint meet Customer Service, Sales Goals and Microsoft PowerPoint."""
    left = role_of("a", "customer-service", "Sales Goal(s)", "PowerPoint")
    right = role_of("b", "Customer Service", "Sales Goals", "Microsoft PowerPoint")
    skills = ri.compare(left, right).skills
    assert len(skills.shared) == 3
    assert {gap.alias.source for gap in skills.shared if gap.alias} == {"onet-30-3"}


@feature(76)
def person() -> None:
    """Psychology at 5 is 1.08 below O*NET's 6.08; what was not said is unknown, not missing."""
    fit = ri.against_role({"Psychology": 5}, NURSE)
    assert [(each.name, each.gap) for each in fit.of_status("below")] == [("Psychology", Decimal("1.08"))]
    assert len(fit.of_status("unknown")) > 100
    assert fit.least is not None
    assert fit.most is not None
    assert fit.least < fit.most


@feature(77, 78)
def related() -> None:
    """O*NET: acute care nurses first, in the first tier of twenty."""
    moves = [move for move in ri.role(NURSE).moves if move.about == "related"]
    assert (moves[0].title, moves[0].tier, len(moves)) == ("Acute Care Nurses", "Primary-Short", 20)


@feature(80)
def pay_steps() -> None:
    """Helpers at 44,080, electricians at 71,490: a step of 27,410, printed and in the frame."""
    rungs = ri.ladder("electricians")
    assert "+$27,410 (62.2%)" in str(rungs)
    assert "27410" in rungs.to_csv()


@feature(81, 82)
def classes_of_moves() -> None:
    """Nurses to nurse practitioners: more pay in another minor group or the same, by named thresholds."""
    move = ri.career_move(NURSE, "nurse practitioner", thresholds=ri.Thresholds())
    assert move.kind in ("advancement", "lateral advancement")
    assert move.pay is not None
    assert move.pay.difference.amount == 137_300 - 101_420


@feature(83)
def paths() -> None:
    """From customer service to vice president by four steps up Investopedia's path."""
    path = ri.career_paths(MANAGER, "vice president of account management", limit=1)[0]
    assert len(path.moves) == 3 or len(path.roles) >= 2


@feature(84)
def codes() -> None:
    """29-1141, 291141 and 29-1141.00 are one occupation; a former code is named with what became of it."""
    assert {ri.role(code).id for code in ("29-1141.00", "29114100")} == {"29-1141.00"}
    assert ri.role("29-1141").title == "Registered Nurses" or "29-1141.00" in str(ri.get("29-1141.00"))


@feature(85)
def free_titles() -> None:
    """A misspelt title is ranked first with its score and reason."""
    match = ri.search("nurs practicioner")[0]
    assert (match.role_id, match.title) == ("29-1171.00", "Nurse Practitioners")
    assert 0 < match.score <= 1
    assert match.reason


@feature(86)
def did_you_mean() -> None:
    """An unknown title is refused with suggestions."""
    with pytest.raises(ri.RoleNotFoundError) as caught:
        ri.role("registerd nurs")
    assert "Registered Nurses" in caught.value.suggestions


@feature(87)
def ambiguity() -> None:
    """'nurse' stands under three occupations."""
    with pytest.raises(ri.AmbiguousTitleError) as caught:
        ri.role("nurse")
    assert len(caught.value.candidates) == 3


@feature(88)
def crosswalks() -> None:
    """SOC 2010 15-1132 is divided in SOC 2018, as BLS's hybrid structure has it; midwives of ISCO-08 are 29-1161."""
    targets = ri.convert_code("15-1132", "soc2018")
    assert {(target.code, target.relation) for target in targets} == {("15-1252", "several"), ("15-1253", "several")}
    assert ri.role("isco-2222").id == "29-1161.00"


@feature(112)
def work_activities() -> None:
    """O*NET 30.3: 37 detailed work activities of nurses, 15 of physician assistants, 9 shared."""
    duties = ri.compare(NURSE, ASSISTANT).duties
    assert (len(ri.role(NURSE).duties), len(ri.role(ASSISTANT).duties), len(duties.shared)) == (37, 15, 9)


@feature(114)
def licenses() -> None:
    """Nursing needs a license: a step to it from another field says so."""
    move = ri.career_move("home health aides", NURSE)
    assert move.entry.license is not None
    assert move.entry.license.field == "registered nursing"


@feature(115)
def outlook_class() -> None:
    """20.4% is faster than the average of all occupations, by a stated rule."""
    assert ri.role(ASSISTANT).outlook.growth_class == "much faster than average"
    assert ri.role(NURSE).outlook.growth_class == "faster than average"


@feature(120)
def top_lists() -> None:
    """The highest medians: pediatric surgeons at 559,030; of associate's degrees with growth, dental hygienists."""
    first = ri.top_roles("median", 1)[0]
    assert (first.role.title, int(first.value)) == ("Pediatric Surgeons", 559_030)
    filtered = ri.top_roles("median", 1, degree="associate", min_growth=5)[0]
    assert (filtered.role.title, int(filtered.value)) == ("Dental Hygienists", 98_100)


@feature(121)
def observed_moves() -> None:
    """A table of observed moves with shares makes edges of its own kind."""
    rows = [
        {"from": NURSE, "to": "nurse practitioner", "share": 0.09, "years": "2022-2024", "source": "a survey"},
    ]
    move = ri.career_move(NURSE, "nurse practitioner", observed=rows)
    assert any("9" in each and "a survey" in each for each in move.evidence)


@feature(126)
def families() -> None:
    """Nurses are of the major group 29 of the SOC; the page's own family stands in the role written from it."""
    assert "29-0000" in {family.code for family in ri.role(NURSE).families}
    assert [family.name for family in ri.role("account manager").families] == ["Executive management jobs"]


@feature(130)
def measures() -> None:
    """AI applicability of chief executives: 0.155502898115; one's own is compared and ranked like it."""
    [measure] = ri.role("11-1011.00").measures.named("ai-applicability")
    assert measure.value == Decimal("0.155502898115")
    assert measure.warning
    rows = [{"code": "29-1141", "value": 1}, {"code": "29-1071", "value": 3}]
    mine = ri.Catalog.default().with_measure(rows, id="my-measure", scale="points", source=SURVEY, date="2026")
    assert [entry.value for entry in ri.compare_many([NURSE, ASSISTANT], by="my-measure", catalog=mine)] == [2]
    assert amount(mine.role(NURSE).salary.mean) == 101_420
