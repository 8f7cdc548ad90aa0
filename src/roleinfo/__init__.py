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
    from roleinfo.careers.comparing import (
        PathDiff as PathDiff,
        compare_paths as compare_paths,
    )
    from roleinfo.careers.following import (
        RankedMove as RankedMove,
        RankedMoves as RankedMoves,
        next_roles as next_roles,
        previous_roles as previous_roles,
    )
    from roleinfo.careers.graph import (
        CareerGraph as CareerGraph,
        Edge as Edge,
        career_graph as career_graph,
    )
    from roleinfo.careers.ladders import (
        BridgeSkill as BridgeSkill,
        BridgeSkills as BridgeSkills,
        Ladder as Ladder,
        Rung as Rung,
        bridge_skills as bridge_skills,
        ladder as ladder,
    )
    from roleinfo.careers.moves import (
        Thresholds as Thresholds,
        career_move as career_move,
    )
    from roleinfo.careers.paths import (
        CareerPath as CareerPath,
        CareerPaths as CareerPaths,
        career_paths as career_paths,
    )
    from roleinfo.catalog.catalogs import (
        Catalog as Catalog,
        data_status as data_status,
        get as get,
        industries as industries,
        match_places as match_places,
        match_titles as match_titles,
        places as places,
        role as role,
        roles as roles,
        search as search,
        sources as sources,
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
        compare as compare,
        salary_gap as salary_gap,
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
        AmbiguousPlaceError as AmbiguousPlaceError,
        AmbiguousTitleError as AmbiguousTitleError,
        BrokenRulesError as BrokenRulesError,
        Candidate as Candidate,
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
    from roleinfo.geography.matches import (
        PlaceMatch as PlaceMatch,
        PlaceMatches as PlaceMatches,
    )
    from roleinfo.many.distinctive import (
        DistinctiveSkill as DistinctiveSkill,
        DistinctiveSkills as DistinctiveSkills,
        ImportanceNorm as ImportanceNorm,
        distinctive_skills as distinctive_skills,
    )
    from roleinfo.many.gaps import (
        GapMatrix as GapMatrix,
        gap_matrix as gap_matrix,
    )
    from roleinfo.many.labelled import (
        LeftOutRole as LeftOutRole,
    )
    from roleinfo.many.ranking import (
        RankedRole as RankedRole,
        RoleRanking as RoleRanking,
        compare_many as compare_many,
    )
    from roleinfo.many.similarities import (
        Neighbour as Neighbour,
        SimilarityMatrix as SimilarityMatrix,
        similarity_matrix as similarity_matrix,
    )
    from roleinfo.model.advertised import AdvertisedPay as AdvertisedPay
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
        KnownPlace as KnownPlace,
        KnownPlaces as KnownPlaces,
        Place as Place,
    )
    from roleinfo.model.role import (
        MatchedAs as MatchedAs,
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
        against_market as against_market,
        market_ratio as market_ratio,
        percentile_of as percentile_of,
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
    from roleinfo.titles.many import (
        TitleMatch as TitleMatch,
        TitleMatches as TitleMatches,
    )
    from roleinfo.titles.match import (
        Match as Match,
        Matches as Matches,
    )
    from roleinfo.views.page import (
        report as report,
    )

__version__ = "0.1.0"

# Each name is imported from its module when it is first asked for: what a program does not use costs it nothing.
_LAZY = {
    "AdvertisedPay": "roleinfo.model.advertised",
    "Aging": "roleinfo.pay.band",
    "AmbiguousPlaceError": "roleinfo.errors",
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
    "Candidate": "roleinfo.errors",
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
    "KnownPlace": "roleinfo.model.place",
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
    "MatchedAs": "roleinfo.model.role",
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
    "PlaceMatch": "roleinfo.geography.matches",
    "PlaceMatches": "roleinfo.geography.matches",
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
    "TitleMatch": "roleinfo.titles.many",
    "TitleMatches": "roleinfo.titles.many",
    "ToLearn": "roleinfo.diffs.learning",
    "Trait": "roleinfo.model.skill",
    "Variant": "roleinfo.model.career",
    "Years": "roleinfo.model.outlook",
    "against_band": "roleinfo.pay.gaps",
    "against_market": "roleinfo.pay.market",
    "band_gap": "roleinfo.pay.gaps",
    "bridge_skills": "roleinfo.careers.ladders",
    "career_graph": "roleinfo.careers.graph",
    "career_move": "roleinfo.careers.moves",
    "career_paths": "roleinfo.careers.paths",
    "check": "roleinfo.checks.checking",
    "compare": "roleinfo.diffs.roles",
    "compare_many": "roleinfo.many.ranking",
    "compare_paths": "roleinfo.careers.comparing",
    "data_status": "roleinfo.catalog.catalogs",
    "distinctive_skills": "roleinfo.many.distinctive",
    "frames": "roleinfo",
    "gap_matrix": "roleinfo.many.gaps",
    "get": "roleinfo.catalog.catalogs",
    "grade_overlap": "roleinfo.pay.gaps",
    "industries": "roleinfo.catalog.catalogs",
    "ladder": "roleinfo.careers.ladders",
    "market_ratio": "roleinfo.pay.market",
    "match_places": "roleinfo.catalog.catalogs",
    "match_titles": "roleinfo.catalog.catalogs",
    "midpoint_differential": "roleinfo.pay.gaps",
    "next_roles": "roleinfo.careers.following",
    "percentile_of": "roleinfo.pay.market",
    "places": "roleinfo.catalog.catalogs",
    "previous_roles": "roleinfo.careers.following",
    "report": "roleinfo.views.page",
    "role": "roleinfo.catalog.catalogs",
    "roles": "roleinfo.catalog.catalogs",
    "salary_gap": "roleinfo.diffs.roles",
    "search": "roleinfo.catalog.catalogs",
    "similarity_matrix": "roleinfo.many.similarities",
    "sources": "roleinfo.catalog.catalogs",
}

__all__ = [
    "HOURS_PER_YEAR",
    "AdvertisedPay",
    "Aging",
    "AmbiguousPlaceError",
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
    "Candidate",
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
    "KnownPlace",
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
    "MatchedAs",
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
    "PlaceMatch",
    "PlaceMatches",
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
    "TitleMatch",
    "TitleMatches",
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
    "match_places",
    "match_titles",
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
