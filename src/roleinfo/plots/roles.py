"""Two whole roles: the picture of one section of their comparison, under their titles."""

from collections.abc import Mapping
from typing import Any, Final

from roleinfo.diffs.roles import RoleDiff
from roleinfo.errors import InvalidArgumentError
from roleinfo.model.arguments import check_word
from roleinfo.plots.education import of_education
from roleinfo.plots.frame import Maker, Picture
from roleinfo.plots.pay import of_salary
from roleinfo.plots.skills import of_skills

KINDS: Final = ("pay", "gaps", "skills", "education")
_TAKEN: Final[Mapping[str, tuple[str, ...]]] = {
    "pay": (), "gaps": (), "skills": ("by", "limit"), "education": ("by",),
}  # fmt: skip


def of_roles(diff: RoleDiff, *, kind: str = "pay", **options: Any) -> Picture:
    """The picture of the section that ``kind`` names."""
    check_word("kind", kind, KINDS)
    for name in ("by", "limit"):
        if name in options and name not in _TAKEN[kind]:
            raise InvalidArgumentError(name, options[name], f"must be left out of a picture of {kind}")
    named = {**options, "titles": options.get("titles") or (diff.left.title, diff.right.title)}
    if kind == "skills":
        return of_skills(diff.skills, **named)
    if kind == "education":
        return of_education(diff.education, **named)
    return of_salary(diff.salary, kind=kind, **named)


MAKERS: Final[Mapping[type, Maker]] = {RoleDiff: of_roles}
