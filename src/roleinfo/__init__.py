"""Look up and compare U.S. occupations: pay, skills, duties, education, outlook and career moves, with sources.

Where to start:

- `role("registered nurse")` is one role; `search("sr acct mgr")` finds roles by titles as people write them
- `compare(a, b)` compares two roles; `salary_gap(a, b)` is the difference in their pay
- `next_roles(a)`, `career_paths(a, b)` and `ladder(a)` show where a role leads
- `SalaryBand`, `percentile_of(role, pay)` and `market_ratio(pay, role)` compare pay with the market
- `price(rows, title=..., place=..., pay=...)` prices a whole roster of employees, and says why a row is not priced
- `report([a, b], "gap.html")` writes a report; `str(result)`, `result.show()` and `result.to_frame()` show any result
- `Catalog.open(path)` reads your own role files; each function takes `catalog=`

Roles are given by id, code, title or as objects. Every figure carries its statistic, place, date and source.

>>> import roleinfo as ri
>>> diff = ri.compare("account manager", "account representative")
>>> str(diff.salary.headline.difference)
'USD -31,558 per year'
"""

from importlib import import_module
from typing import Any

import roleinfo.forking as _forking  # noqa: F401  # before the first import that a fork could meet half done
from roleinfo.version import __version__

# The public names by module, from the stub: tools/build_facade.py writes them. Each is imported when it is first
# asked for, so that what a program does not use costs it nothing.
_NAMES: dict[str, str] = {
    "roleinfo": "frames",
    "roleinfo.api.careers": "bridge_skills career_graph career_move career_paths ladder next_roles previous_roles",
    "roleinfo.api.codes": "convert_code",
    "roleinfo.api.comparing": "against_role compare salary_gap",
    "roleinfo.api.lookup": "industries match_titles search",
    "roleinfo.api.many": "compare_many distinctive_skills gap_matrix similarity_matrix top_roles weighted_mean",
    "roleinfo.api.market": "against_market market_ratio percentile_of",
    "roleinfo.api.places": "match_places places",
    "roleinfo.api.reports": "report",
    "roleinfo.api.roles": "data_files data_status get role roles sources",
    "roleinfo.api.roster": "price",
    "roleinfo.careers.comparing": "PathDiff compare_paths",
    "roleinfo.careers.following": "RankedMove RankedMoves",
    "roleinfo.careers.graph": "CareerGraph Edge",
    "roleinfo.careers.ladders": "BridgeSkill BridgeSkills Ladder Rung",
    "roleinfo.careers.left_out": "LeftOutMove",
    "roleinfo.careers.moves": "Move Thresholds",
    "roleinfo.careers.paths": "CareerPath CareerPaths",
    "roleinfo.catalog.catalogs": "Catalog",
    "roleinfo.catalog.codes": "ConvertedCode ConvertedCodes",
    "roleinfo.checks.checking": "check",
    "roleinfo.checks.findings": "Finding Findings",
    "roleinfo.diffs.algebra": "Change",
    "roleinfo.diffs.education": "EducationDiff",
    "roleinfo.diffs.experience": "ExperienceDiff ExperienceGap",
    "roleinfo.diffs.figures": "FigureDiff FigureGap MeasureDiff",
    "roleinfo.diffs.learning": "Learning SkillsToLearn ToLearn",
    "roleinfo.diffs.lists": "ListDiff",
    "roleinfo.diffs.options": "Options",
    "roleinfo.diffs.pairing": "LeftOut",
    "roleinfo.diffs.person": "PersonAgainstRole PersonSkill",
    "roleinfo.diffs.ratings": "Similarity SkillGap",
    "roleinfo.diffs.roles": "RoleDiff",
    "roleinfo.diffs.salary": "Basis SalaryDiff SalaryGap",
    "roleinfo.diffs.samples": "Samples",
    "roleinfo.diffs.skill_names": "SkillAlias",
    "roleinfo.diffs.skills": "SkillDiff SoftwareToLearn",
    "roleinfo.errors": (
        "AmbiguousPlaceError AmbiguousTitleError BrokenRulesError Candidate CatalogError CodeNotFoundError "
        "CurrencyMismatchError IndustryNotFoundError InvalidArgumentError InvalidQueryError MissingExtraError "
        "NoCareerPathError NotComparableError PlaceNotFoundError Problem ReportExistsError ReportFileError "
        "RoleFileError RoleNotFoundError RoleinfoError SourceNotFoundError"
    ),
    "roleinfo.geography.matches": "PlaceMatch PlaceMatches",
    "roleinfo.many.distinctive": "DistinctiveSkill DistinctiveSkills ImportanceNorm",
    "roleinfo.many.gaps": "GapMatrix",
    "roleinfo.many.labelled": "LeftOutRole",
    "roleinfo.many.ranking": "RankedRole RoleRanking",
    "roleinfo.many.similarities": "Neighbour SimilarityMatrix",
    "roleinfo.many.top": "TopFilters TopRole TopRoles",
    "roleinfo.many.weighted": "WeightedMean WeightedPart",
    "roleinfo.model.advertised": "AdvertisedPay",
    "roleinfo.model.career": "Credential GapEnd JobFamily Occupation Seniority StatedGap StatedMove Variant",
    "roleinfo.model.caveat": "Caveat Missing",
    "roleinfo.model.education": "College DegreeShare DegreeStatement StudyField",
    "roleinfo.model.estimate": "ExperienceBand Salary SalaryEstimate",
    "roleinfo.model.experience": "DurationRange ExperienceFact",
    "roleinfo.model.fact": "Fact Figure Section",
    "roleinfo.model.measure": "Measure",
    "roleinfo.model.outlook": "OutlookFigure Years",
    "roleinfo.model.pay": "HOURS_PER_YEAR Pay",
    "roleinfo.model.people": "PeopleFigure",
    "roleinfo.model.place": "Industry KnownIndustries KnownPlace KnownPlaces Place",
    "roleinfo.model.role": "MatchedAs Role",
    "roleinfo.model.sections": "Education Measures",
    "roleinfo.model.skill": "Interest Rating Share Skill Trait",
    "roleinfo.model.source": "Source SourceFile SourceFiles SourceStatus SourceStatuses Sources",
    "roleinfo.model.table": "BestPaying PayCell PayTable",
    "roleinfo.model.work": "Benefit Duty EmployerFact IndustryFact PlaceFact",
    "roleinfo.pay.band": "SalaryBand",
    "roleinfo.pay.batch": "RowProblem",
    "roleinfo.pay.compa_ratios": "CompaRatios",
    "roleinfo.pay.distribution": "PayDistribution PayRange ShareRange",
    "roleinfo.pay.gaps": "BandGap band_gap grade_overlap midpoint_differential",
    "roleinfo.pay.history": "PayHistory PayYear",
    "roleinfo.pay.market": "MarketPosition MarketRatio MarketStanding MarketStandings",
    "roleinfo.pay.offers": "Offer OfferComparison OfferYear compare_offers",
    "roleinfo.pay.overlap": "RangeOverlap",
    "roleinfo.pay.prices": "ExchangeRate Step",
    "roleinfo.pay.schooling": "BreakEven BreakEvenYear break_even",
    "roleinfo.pay.standings": "BandStanding BandStandings against_band",
    "roleinfo.pay.steps": "Aging Conversion",
    "roleinfo.pay.structure": "GradeStep PayStructure Placement Placements",
    "roleinfo.roster.adjusted": "AdjustedGap Adjustment ControlUse",
    "roleinfo.roster.building": "GeographicDifferential GeographicDifferentials LinePoint MarketLine",
    "roleinfo.roster.groups": "GroupCount GroupFigure GroupGaps",
    "roleinfo.roster.jobs": "JobMatch JobPart",
    "roleinfo.roster.market": "MarketValue PriceOptions",
    "roleinfo.roster.merit": "MeritCell MeritMatrix",
    "roleinfo.roster.priced": "PricedRoster",
    "roleinfo.roster.reasons": "Question",
    "roleinfo.roster.review": "ReviewItem RosterReview",
    "roleinfo.roster.rows": "PricedRow",
    "roleinfo.roster.summary": "RosterGroup RosterGroups",
    "roleinfo.titles.many": "TitleMatch TitleMatches",
    "roleinfo.titles.match": "Match Matches",
}

_LAZY = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = ["__version__", *_LAZY]  # noqa: PLE0604  # names, from the table


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = _LAZY[name]
    value = import_module(f"{module}.{name}") if module == __name__ else getattr(import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
