"""Roles, salary figures, skills and career paths as typed values, and comparisons of them as structured diffs.

>>> import roleinfo as ri
>>> diff = ri.compare("account manager", "account representative")
>>> str(diff.salary.headline.difference)
'USD -31,558 per year'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from roleinfo.catalog.catalogs import (
        Catalog as Catalog,
        data_status as data_status,
        get as get,
        places as places,
        role as role,
        roles as roles,
        search as search,
        sources as sources,
    )
    from roleinfo.checks import (
        check as check,
    )
    from roleinfo.checks.findings import (
        Finding as Finding,
    )
    from roleinfo.diffs.algebra import (
        Change as Change,
    )
    from roleinfo.diffs.education import (
        EducationDiff as EducationDiff,
    )
    from roleinfo.diffs.experience import (
        ExperienceDiff as ExperienceDiff,
        ExperienceGap as ExperienceGap,
    )
    from roleinfo.diffs.figures import (
        FigureDiff as FigureDiff,
        FigureGap as FigureGap,
    )
    from roleinfo.diffs.lists import (
        ListDiff as ListDiff,
    )
    from roleinfo.diffs.options import (
        Options as Options,
    )
    from roleinfo.diffs.pairing import (
        LeftOut as LeftOut,
    )
    from roleinfo.diffs.roles import (
        RoleDiff as RoleDiff,
        compare as compare,
        salary_gap as salary_gap,
    )
    from roleinfo.diffs.salary import (
        Basis as Basis,
        RangeOverlap as RangeOverlap,
        SalaryDiff as SalaryDiff,
        SalaryGap as SalaryGap,
    )
    from roleinfo.diffs.skills import (
        Similarity as Similarity,
        SkillDiff as SkillDiff,
        SkillGap as SkillGap,
    )
    from roleinfo.errors import (
        AmbiguousTitleError as AmbiguousTitleError,
        BrokenRulesError as BrokenRulesError,
        CatalogError as CatalogError,
        CurrencyMismatchError as CurrencyMismatchError,
        IndustryNotFoundError as IndustryNotFoundError,
        InvalidQueryError as InvalidQueryError,
        MissingExtraError as MissingExtraError,
        NotComparableError as NotComparableError,
        PlaceNotFoundError as PlaceNotFoundError,
        Problem as Problem,
        RoleFileError as RoleFileError,
        RoleinfoError as RoleinfoError,
        RoleNotFoundError as RoleNotFoundError,
        SourceNotFoundError as SourceNotFoundError,
    )
    from roleinfo.model.career import (
        Credential as Credential,
        GapEnd as GapEnd,
        Move as Move,
        Occupation as Occupation,
        Seniority as Seniority,
        StatedGap as StatedGap,
        Variant as Variant,
    )
    from roleinfo.model.caveat import (
        Caveat as Caveat,
        Missing as Missing,
    )
    from roleinfo.model.education import (
        College as College,
        DegreeShare as DegreeShare,
        DegreeStatement as DegreeStatement,
        Education as Education,
        StudyField as StudyField,
    )
    from roleinfo.model.estimate import (
        ExperienceBand as ExperienceBand,
        Salary as Salary,
        SalaryEstimate as SalaryEstimate,
    )
    from roleinfo.model.experience import (
        DurationRange as DurationRange,
        ExperienceFact as ExperienceFact,
    )
    from roleinfo.model.fact import (
        Fact as Fact,
        Figure as Figure,
        Section as Section,
    )
    from roleinfo.model.outlook import (
        OutlookFigure as OutlookFigure,
        Years as Years,
    )
    from roleinfo.model.pay import (
        HOURS_PER_YEAR as HOURS_PER_YEAR,
        Pay as Pay,
    )
    from roleinfo.model.people import (
        PeopleFigure as PeopleFigure,
    )
    from roleinfo.model.place import (
        Industry as Industry,
        Place as Place,
    )
    from roleinfo.model.role import (
        Role as Role,
    )
    from roleinfo.model.skill import (
        Interest as Interest,
        Rating as Rating,
        Share as Share,
        Skill as Skill,
        Trait as Trait,
    )
    from roleinfo.model.source import (
        Source as Source,
        SourceStatus as SourceStatus,
    )
    from roleinfo.model.table import (
        BestPaying as BestPaying,
        PayCell as PayCell,
        PayTable as PayTable,
    )
    from roleinfo.model.work import (
        Benefit as Benefit,
        Duty as Duty,
        EmployerFact as EmployerFact,
        IndustryFact as IndustryFact,
        PlaceFact as PlaceFact,
    )
    from roleinfo.titles.match import (
        Match as Match,
    )

__version__ = "0.1.0"

# Each name is imported from its module when it is first asked for: what a program does not use costs it nothing.
_LAZY = {
    "IndustryNotFoundError": "roleinfo.errors",
    "InvalidQueryError": "roleinfo.errors",
    "Interest": "roleinfo.model.skill",
    "PayTable": "roleinfo.model.table",
    "PayCell": "roleinfo.model.table",
    "BestPaying": "roleinfo.model.table",
    "SourceStatus": "roleinfo.model.source",
    "Match": "roleinfo.titles.match",
    "search": "roleinfo.catalog.catalogs",
    "places": "roleinfo.catalog.catalogs",
    "data_status": "roleinfo.catalog.catalogs",
    "Basis": "roleinfo.diffs.salary",
    "Similarity": "roleinfo.diffs.skills",
    "AmbiguousTitleError": "roleinfo.errors",
    "Benefit": "roleinfo.model.work",
    "BrokenRulesError": "roleinfo.errors",
    "Catalog": "roleinfo.catalog.catalogs",
    "CatalogError": "roleinfo.errors",
    "Caveat": "roleinfo.model.caveat",
    "Change": "roleinfo.diffs.algebra",
    "College": "roleinfo.model.education",
    "Credential": "roleinfo.model.career",
    "CurrencyMismatchError": "roleinfo.errors",
    "DegreeShare": "roleinfo.model.education",
    "DegreeStatement": "roleinfo.model.education",
    "DurationRange": "roleinfo.model.experience",
    "Duty": "roleinfo.model.work",
    "Education": "roleinfo.model.education",
    "EducationDiff": "roleinfo.diffs.education",
    "EmployerFact": "roleinfo.model.work",
    "ExperienceBand": "roleinfo.model.estimate",
    "ExperienceDiff": "roleinfo.diffs.experience",
    "ExperienceFact": "roleinfo.model.experience",
    "ExperienceGap": "roleinfo.diffs.experience",
    "Fact": "roleinfo.model.fact",
    "Figure": "roleinfo.model.fact",
    "FigureDiff": "roleinfo.diffs.figures",
    "FigureGap": "roleinfo.diffs.figures",
    "Finding": "roleinfo.checks.findings",
    "GapEnd": "roleinfo.model.career",
    "HOURS_PER_YEAR": "roleinfo.model.pay",
    "Industry": "roleinfo.model.place",
    "IndustryFact": "roleinfo.model.work",
    "LeftOut": "roleinfo.diffs.pairing",
    "ListDiff": "roleinfo.diffs.lists",
    "Missing": "roleinfo.model.caveat",
    "MissingExtraError": "roleinfo.errors",
    "Move": "roleinfo.model.career",
    "NotComparableError": "roleinfo.errors",
    "Occupation": "roleinfo.model.career",
    "Options": "roleinfo.diffs.options",
    "OutlookFigure": "roleinfo.model.outlook",
    "Pay": "roleinfo.model.pay",
    "PeopleFigure": "roleinfo.model.people",
    "Place": "roleinfo.model.place",
    "PlaceFact": "roleinfo.model.work",
    "PlaceNotFoundError": "roleinfo.errors",
    "Problem": "roleinfo.errors",
    "RangeOverlap": "roleinfo.diffs.salary",
    "Rating": "roleinfo.model.skill",
    "Role": "roleinfo.model.role",
    "RoleDiff": "roleinfo.diffs.roles",
    "RoleFileError": "roleinfo.errors",
    "RoleNotFoundError": "roleinfo.errors",
    "RoleinfoError": "roleinfo.errors",
    "Salary": "roleinfo.model.estimate",
    "SalaryDiff": "roleinfo.diffs.salary",
    "SalaryEstimate": "roleinfo.model.estimate",
    "SalaryGap": "roleinfo.diffs.salary",
    "Section": "roleinfo.model.fact",
    "Seniority": "roleinfo.model.career",
    "Share": "roleinfo.model.skill",
    "Skill": "roleinfo.model.skill",
    "SkillDiff": "roleinfo.diffs.skills",
    "SkillGap": "roleinfo.diffs.skills",
    "Source": "roleinfo.model.source",
    "SourceNotFoundError": "roleinfo.errors",
    "StatedGap": "roleinfo.model.career",
    "StudyField": "roleinfo.model.education",
    "Trait": "roleinfo.model.skill",
    "Variant": "roleinfo.model.career",
    "Years": "roleinfo.model.outlook",
    "check": "roleinfo.checks",
    "compare": "roleinfo.diffs.roles",
    "get": "roleinfo.catalog.catalogs",
    "role": "roleinfo.catalog.catalogs",
    "roles": "roleinfo.catalog.catalogs",
    "salary_gap": "roleinfo.diffs.roles",
    "sources": "roleinfo.catalog.catalogs",
}

__all__ = [
    "HOURS_PER_YEAR",
    "AmbiguousTitleError",
    "Basis",
    "Benefit",
    "BestPaying",
    "BrokenRulesError",
    "Catalog",
    "CatalogError",
    "Caveat",
    "Change",
    "College",
    "Credential",
    "CurrencyMismatchError",
    "DegreeShare",
    "DegreeStatement",
    "DurationRange",
    "Duty",
    "Education",
    "EducationDiff",
    "EmployerFact",
    "ExperienceBand",
    "ExperienceDiff",
    "ExperienceFact",
    "ExperienceGap",
    "Fact",
    "Figure",
    "FigureDiff",
    "FigureGap",
    "Finding",
    "GapEnd",
    "Industry",
    "IndustryFact",
    "IndustryNotFoundError",
    "Interest",
    "InvalidQueryError",
    "LeftOut",
    "ListDiff",
    "Match",
    "Missing",
    "MissingExtraError",
    "Move",
    "NotComparableError",
    "Occupation",
    "Options",
    "OutlookFigure",
    "Pay",
    "PayCell",
    "PayTable",
    "PeopleFigure",
    "Place",
    "PlaceFact",
    "PlaceNotFoundError",
    "Problem",
    "RangeOverlap",
    "Rating",
    "Role",
    "RoleDiff",
    "RoleFileError",
    "RoleNotFoundError",
    "RoleinfoError",
    "Salary",
    "SalaryDiff",
    "SalaryEstimate",
    "SalaryGap",
    "Section",
    "Seniority",
    "Share",
    "Similarity",
    "Skill",
    "SkillDiff",
    "SkillGap",
    "Source",
    "SourceNotFoundError",
    "SourceStatus",
    "StatedGap",
    "StudyField",
    "Trait",
    "Variant",
    "Years",
    "__version__",
    "check",
    "compare",
    "data_status",
    "get",
    "places",
    "role",
    "roles",
    "salary_gap",
    "search",
    "sources",
]


if not TYPE_CHECKING:  # a type checker that saw it would take any name for a public one

    def __getattr__(name: str) -> Any:
        if name not in _LAZY:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_LAZY[name]), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
