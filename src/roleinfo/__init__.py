"""Roles, salary figures, skills and career paths as typed values, and comparisons of them as structured diffs.

>>> import roleinfo as ri
>>> diff = ri.compare("account manager", "account representative")
>>> str(diff.salary.headline.difference)
'USD -31,558 per year'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

import roleinfo.forking as _forking  # noqa: F401  # before the first import that a fork could meet half done

if TYPE_CHECKING:
    from roleinfo import frames as frames
    from roleinfo.api.careers import (
        bridge_skills as bridge_skills,
        career_graph as career_graph,
        career_move as career_move,
        career_paths as career_paths,
        ladder as ladder,
        next_roles as next_roles,
        previous_roles as previous_roles,
    )
    from roleinfo.api.comparing import (
        compare as compare,
        salary_gap as salary_gap,
    )
    from roleinfo.api.lookup import (
        data_status as data_status,
        get as get,
        industries as industries,
        places as places,
        role as role,
        roles as roles,
        search as search,
        sources as sources,
    )
    from roleinfo.api.many import (
        compare_many as compare_many,
        distinctive_skills as distinctive_skills,
        gap_matrix as gap_matrix,
        similarity_matrix as similarity_matrix,
    )
    from roleinfo.api.market import (
        against_market as against_market,
        market_ratio as market_ratio,
        percentile_of as percentile_of,
    )
    from roleinfo.api.reports import (
        report as report,
    )
    from roleinfo.careers.comparing import (
        PathDiff as PathDiff,
        compare_paths as compare_paths,
    )
    from roleinfo.careers.following import (
        RankedMove as RankedMove,
        RankedMoves as RankedMoves,
    )
    from roleinfo.careers.graph import (
        CareerGraph as CareerGraph,
        Edge as Edge,
    )
    from roleinfo.careers.ladders import (
        BridgeSkill as BridgeSkill,
        BridgeSkills as BridgeSkills,
        Ladder as Ladder,
        Rung as Rung,
    )
    from roleinfo.careers.moves import (
        Thresholds as Thresholds,
    )
    from roleinfo.careers.paths import (
        CareerPath as CareerPath,
        CareerPaths as CareerPaths,
    )
    from roleinfo.catalog.catalogs import (
        Catalog as Catalog,
    )
    from roleinfo.checks.checking import (
        check as check,
    )
    from roleinfo.checks.findings import (
        Finding as Finding,
        Findings as Findings,
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
    from roleinfo.diffs.learning import (
        Learning as Learning,
        SkillsToLearn as SkillsToLearn,
        ToLearn as ToLearn,
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
    from roleinfo.diffs.ratings import (
        Similarity as Similarity,
        SkillGap as SkillGap,
    )
    from roleinfo.diffs.roles import (
        RoleDiff as RoleDiff,
    )
    from roleinfo.diffs.salary import (
        Basis as Basis,
        SalaryDiff as SalaryDiff,
        SalaryGap as SalaryGap,
    )
    from roleinfo.diffs.samples import (
        Samples as Samples,
    )
    from roleinfo.diffs.skills import (
        SkillDiff as SkillDiff,
        SoftwareToLearn as SoftwareToLearn,
    )
    from roleinfo.errors import (
        AmbiguousTitleError as AmbiguousTitleError,
        BrokenRulesError as BrokenRulesError,
        CatalogError as CatalogError,
        CurrencyMismatchError as CurrencyMismatchError,
        IndustryNotFoundError as IndustryNotFoundError,
        InvalidArgumentError as InvalidArgumentError,
        InvalidQueryError as InvalidQueryError,
        MissingExtraError as MissingExtraError,
        NoCareerPathError as NoCareerPathError,
        NotComparableError as NotComparableError,
        PlaceNotFoundError as PlaceNotFoundError,
        Problem as Problem,
        ReportExistsError as ReportExistsError,
        ReportFileError as ReportFileError,
        RoleFileError as RoleFileError,
        RoleinfoError as RoleinfoError,
        RoleNotFoundError as RoleNotFoundError,
        SourceNotFoundError as SourceNotFoundError,
    )
    from roleinfo.many.distinctive import (
        DistinctiveSkill as DistinctiveSkill,
        DistinctiveSkills as DistinctiveSkills,
        ImportanceNorm as ImportanceNorm,
    )
    from roleinfo.many.gaps import (
        GapMatrix as GapMatrix,
    )
    from roleinfo.many.labelled import (
        LeftOutRole as LeftOutRole,
    )
    from roleinfo.many.ranking import (
        RankedRole as RankedRole,
        RoleRanking as RoleRanking,
    )
    from roleinfo.many.similarities import (
        Neighbour as Neighbour,
        SimilarityMatrix as SimilarityMatrix,
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
        KnownIndustries as KnownIndustries,
        KnownPlaces as KnownPlaces,
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
        Sources as Sources,
        SourceStatus as SourceStatus,
        SourceStatuses as SourceStatuses,
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
    from roleinfo.pay.band import (
        Aging as Aging,
        BandStanding as BandStanding,
        CompaRatios as CompaRatios,
        Conversion as Conversion,
        SalaryBand as SalaryBand,
    )
    from roleinfo.pay.batch import RowProblem as RowProblem
    from roleinfo.pay.distribution import (
        PayDistribution as PayDistribution,
        PayRange as PayRange,
        ShareRange as ShareRange,
    )
    from roleinfo.pay.gaps import (
        BandGap as BandGap,
        BandStandings as BandStandings,
        against_band as against_band,
        band_gap as band_gap,
        grade_overlap as grade_overlap,
        midpoint_differential as midpoint_differential,
    )
    from roleinfo.pay.market import (
        MarketPosition as MarketPosition,
        MarketRatio as MarketRatio,
        MarketStanding as MarketStanding,
        MarketStandings as MarketStandings,
    )
    from roleinfo.pay.overlap import (
        RangeOverlap as RangeOverlap,
    )
    from roleinfo.pay.prices import (
        ExchangeRate as ExchangeRate,
        Step as Step,
    )
    from roleinfo.pay.structure import (
        GradeStep as GradeStep,
        PayStructure as PayStructure,
        Placement as Placement,
        Placements as Placements,
    )
    from roleinfo.titles.match import (
        Match as Match,
        Matches as Matches,
    )

__version__ = "0.1.0"

# Each name is imported from its module when it is first asked for: what a program does not use costs it nothing.
_LAZY = {
    "Aging": "roleinfo.pay.band",
    "AmbiguousTitleError": "roleinfo.errors",
    "BandGap": "roleinfo.pay.gaps",
    "BandStanding": "roleinfo.pay.band",
    "BandStandings": "roleinfo.pay.gaps",
    "Basis": "roleinfo.diffs.salary",
    "Benefit": "roleinfo.model.work",
    "BestPaying": "roleinfo.model.table",
    "BridgeSkill": "roleinfo.careers.ladders",
    "BridgeSkills": "roleinfo.careers.ladders",
    "BrokenRulesError": "roleinfo.errors",
    "CareerGraph": "roleinfo.careers.graph",
    "CareerPath": "roleinfo.careers.paths",
    "CareerPaths": "roleinfo.careers.paths",
    "Catalog": "roleinfo.catalog.catalogs",
    "CatalogError": "roleinfo.errors",
    "Caveat": "roleinfo.model.caveat",
    "Change": "roleinfo.diffs.algebra",
    "College": "roleinfo.model.education",
    "CompaRatios": "roleinfo.pay.band",
    "Conversion": "roleinfo.pay.band",
    "Credential": "roleinfo.model.career",
    "CurrencyMismatchError": "roleinfo.errors",
    "DegreeShare": "roleinfo.model.education",
    "DegreeStatement": "roleinfo.model.education",
    "DistinctiveSkill": "roleinfo.many.distinctive",
    "DistinctiveSkills": "roleinfo.many.distinctive",
    "DurationRange": "roleinfo.model.experience",
    "Duty": "roleinfo.model.work",
    "Edge": "roleinfo.careers.graph",
    "Education": "roleinfo.model.education",
    "EducationDiff": "roleinfo.diffs.education",
    "EmployerFact": "roleinfo.model.work",
    "ExchangeRate": "roleinfo.pay.prices",
    "ExperienceBand": "roleinfo.model.estimate",
    "ExperienceDiff": "roleinfo.diffs.experience",
    "ExperienceFact": "roleinfo.model.experience",
    "ExperienceGap": "roleinfo.diffs.experience",
    "Fact": "roleinfo.model.fact",
    "Figure": "roleinfo.model.fact",
    "FigureDiff": "roleinfo.diffs.figures",
    "FigureGap": "roleinfo.diffs.figures",
    "Finding": "roleinfo.checks.findings",
    "Findings": "roleinfo.checks.findings",
    "GapEnd": "roleinfo.model.career",
    "GapMatrix": "roleinfo.many.gaps",
    "GradeStep": "roleinfo.pay.structure",
    "HOURS_PER_YEAR": "roleinfo.model.pay",
    "ImportanceNorm": "roleinfo.many.distinctive",
    "Industry": "roleinfo.model.place",
    "IndustryFact": "roleinfo.model.work",
    "IndustryNotFoundError": "roleinfo.errors",
    "Interest": "roleinfo.model.skill",
    "InvalidArgumentError": "roleinfo.errors",
    "InvalidQueryError": "roleinfo.errors",
    "KnownIndustries": "roleinfo.model.place",
    "KnownPlaces": "roleinfo.model.place",
    "Ladder": "roleinfo.careers.ladders",
    "Learning": "roleinfo.diffs.learning",
    "LeftOut": "roleinfo.diffs.pairing",
    "LeftOutRole": "roleinfo.many.labelled",
    "ListDiff": "roleinfo.diffs.lists",
    "MarketPosition": "roleinfo.pay.market",
    "MarketRatio": "roleinfo.pay.market",
    "MarketStanding": "roleinfo.pay.market",
    "MarketStandings": "roleinfo.pay.market",
    "Match": "roleinfo.titles.match",
    "Matches": "roleinfo.titles.match",
    "Missing": "roleinfo.model.caveat",
    "MissingExtraError": "roleinfo.errors",
    "Move": "roleinfo.model.career",
    "Neighbour": "roleinfo.many.similarities",
    "NoCareerPathError": "roleinfo.errors",
    "NotComparableError": "roleinfo.errors",
    "Occupation": "roleinfo.model.career",
    "Options": "roleinfo.diffs.options",
    "OutlookFigure": "roleinfo.model.outlook",
    "PathDiff": "roleinfo.careers.comparing",
    "Pay": "roleinfo.model.pay",
    "PayCell": "roleinfo.model.table",
    "PayDistribution": "roleinfo.pay.distribution",
    "PayRange": "roleinfo.pay.distribution",
    "PayStructure": "roleinfo.pay.structure",
    "PayTable": "roleinfo.model.table",
    "PeopleFigure": "roleinfo.model.people",
    "Place": "roleinfo.model.place",
    "PlaceFact": "roleinfo.model.work",
    "PlaceNotFoundError": "roleinfo.errors",
    "Placement": "roleinfo.pay.structure",
    "Placements": "roleinfo.pay.structure",
    "Problem": "roleinfo.errors",
    "RangeOverlap": "roleinfo.pay.overlap",
    "RankedMove": "roleinfo.careers.following",
    "RankedMoves": "roleinfo.careers.following",
    "RankedRole": "roleinfo.many.ranking",
    "Rating": "roleinfo.model.skill",
    "ReportExistsError": "roleinfo.errors",
    "ReportFileError": "roleinfo.errors",
    "Role": "roleinfo.model.role",
    "RoleDiff": "roleinfo.diffs.roles",
    "RoleFileError": "roleinfo.errors",
    "RoleNotFoundError": "roleinfo.errors",
    "RoleRanking": "roleinfo.many.ranking",
    "RoleinfoError": "roleinfo.errors",
    "RowProblem": "roleinfo.pay.batch",
    "Rung": "roleinfo.careers.ladders",
    "Salary": "roleinfo.model.estimate",
    "SalaryBand": "roleinfo.pay.band",
    "SalaryDiff": "roleinfo.diffs.salary",
    "SalaryEstimate": "roleinfo.model.estimate",
    "SalaryGap": "roleinfo.diffs.salary",
    "Samples": "roleinfo.diffs.samples",
    "Section": "roleinfo.model.fact",
    "Seniority": "roleinfo.model.career",
    "Share": "roleinfo.model.skill",
    "ShareRange": "roleinfo.pay.distribution",
    "Similarity": "roleinfo.diffs.ratings",
    "SimilarityMatrix": "roleinfo.many.similarities",
    "Skill": "roleinfo.model.skill",
    "SkillDiff": "roleinfo.diffs.skills",
    "SkillGap": "roleinfo.diffs.ratings",
    "SkillsToLearn": "roleinfo.diffs.learning",
    "SoftwareToLearn": "roleinfo.diffs.skills",
    "Source": "roleinfo.model.source",
    "SourceNotFoundError": "roleinfo.errors",
    "SourceStatus": "roleinfo.model.source",
    "SourceStatuses": "roleinfo.model.source",
    "Sources": "roleinfo.model.source",
    "StatedGap": "roleinfo.model.career",
    "Step": "roleinfo.pay.prices",
    "StudyField": "roleinfo.model.education",
    "Thresholds": "roleinfo.careers.moves",
    "ToLearn": "roleinfo.diffs.learning",
    "Trait": "roleinfo.model.skill",
    "Variant": "roleinfo.model.career",
    "Years": "roleinfo.model.outlook",
    "against_band": "roleinfo.pay.gaps",
    "against_market": "roleinfo.api.market",
    "band_gap": "roleinfo.pay.gaps",
    "bridge_skills": "roleinfo.api.careers",
    "career_graph": "roleinfo.api.careers",
    "career_move": "roleinfo.api.careers",
    "career_paths": "roleinfo.api.careers",
    "check": "roleinfo.checks.checking",
    "compare": "roleinfo.api.comparing",
    "compare_many": "roleinfo.api.many",
    "compare_paths": "roleinfo.careers.comparing",
    "data_status": "roleinfo.api.lookup",
    "distinctive_skills": "roleinfo.api.many",
    "frames": "roleinfo",
    "gap_matrix": "roleinfo.api.many",
    "get": "roleinfo.api.lookup",
    "grade_overlap": "roleinfo.pay.gaps",
    "industries": "roleinfo.api.lookup",
    "ladder": "roleinfo.api.careers",
    "market_ratio": "roleinfo.api.market",
    "midpoint_differential": "roleinfo.pay.gaps",
    "next_roles": "roleinfo.api.careers",
    "percentile_of": "roleinfo.api.market",
    "places": "roleinfo.api.lookup",
    "previous_roles": "roleinfo.api.careers",
    "report": "roleinfo.api.reports",
    "role": "roleinfo.api.lookup",
    "roles": "roleinfo.api.lookup",
    "salary_gap": "roleinfo.api.comparing",
    "search": "roleinfo.api.lookup",
    "similarity_matrix": "roleinfo.api.many",
    "sources": "roleinfo.api.lookup",
}

__all__ = [
    "HOURS_PER_YEAR",
    "Aging",
    "AmbiguousTitleError",
    "BandGap",
    "BandStanding",
    "BandStandings",
    "Basis",
    "Benefit",
    "BestPaying",
    "BridgeSkill",
    "BridgeSkills",
    "BrokenRulesError",
    "CareerGraph",
    "CareerPath",
    "CareerPaths",
    "Catalog",
    "CatalogError",
    "Caveat",
    "Change",
    "College",
    "CompaRatios",
    "Conversion",
    "Credential",
    "CurrencyMismatchError",
    "DegreeShare",
    "DegreeStatement",
    "DistinctiveSkill",
    "DistinctiveSkills",
    "DurationRange",
    "Duty",
    "Edge",
    "Education",
    "EducationDiff",
    "EmployerFact",
    "ExchangeRate",
    "ExperienceBand",
    "ExperienceDiff",
    "ExperienceFact",
    "ExperienceGap",
    "Fact",
    "Figure",
    "FigureDiff",
    "FigureGap",
    "Finding",
    "Findings",
    "GapEnd",
    "GapMatrix",
    "GradeStep",
    "ImportanceNorm",
    "Industry",
    "IndustryFact",
    "IndustryNotFoundError",
    "Interest",
    "InvalidArgumentError",
    "InvalidQueryError",
    "KnownIndustries",
    "KnownPlaces",
    "Ladder",
    "Learning",
    "LeftOut",
    "LeftOutRole",
    "ListDiff",
    "MarketPosition",
    "MarketRatio",
    "MarketStanding",
    "MarketStandings",
    "Match",
    "Matches",
    "Missing",
    "MissingExtraError",
    "Move",
    "Neighbour",
    "NoCareerPathError",
    "NotComparableError",
    "Occupation",
    "Options",
    "OutlookFigure",
    "PathDiff",
    "Pay",
    "PayCell",
    "PayDistribution",
    "PayRange",
    "PayStructure",
    "PayTable",
    "PeopleFigure",
    "Place",
    "PlaceFact",
    "PlaceNotFoundError",
    "Placement",
    "Placements",
    "Problem",
    "RangeOverlap",
    "RankedMove",
    "RankedMoves",
    "RankedRole",
    "Rating",
    "ReportExistsError",
    "ReportFileError",
    "Role",
    "RoleDiff",
    "RoleFileError",
    "RoleNotFoundError",
    "RoleRanking",
    "RoleinfoError",
    "RowProblem",
    "Rung",
    "Salary",
    "SalaryBand",
    "SalaryDiff",
    "SalaryEstimate",
    "SalaryGap",
    "Samples",
    "Section",
    "Seniority",
    "Share",
    "ShareRange",
    "Similarity",
    "SimilarityMatrix",
    "Skill",
    "SkillDiff",
    "SkillGap",
    "SkillsToLearn",
    "SoftwareToLearn",
    "Source",
    "SourceNotFoundError",
    "SourceStatus",
    "SourceStatuses",
    "Sources",
    "StatedGap",
    "Step",
    "StudyField",
    "Thresholds",
    "ToLearn",
    "Trait",
    "Variant",
    "Years",
    "__version__",
    "against_band",
    "against_market",
    "band_gap",
    "bridge_skills",
    "career_graph",
    "career_move",
    "career_paths",
    "check",
    "compare",
    "compare_many",
    "compare_paths",
    "data_status",
    "distinctive_skills",
    "frames",
    "gap_matrix",
    "get",
    "grade_overlap",
    "industries",
    "ladder",
    "market_ratio",
    "midpoint_differential",
    "next_roles",
    "percentile_of",
    "places",
    "previous_roles",
    "report",
    "role",
    "roles",
    "salary_gap",
    "search",
    "similarity_matrix",
    "sources",
]


if not TYPE_CHECKING:  # a type checker that saw it would take any name for a public one

    def __getattr__(name: str) -> Any:
        if name not in _LAZY:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = _LAZY[name]
        value = import_module(f"{module}.{name}") if module == __name__ else getattr(import_module(module), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
