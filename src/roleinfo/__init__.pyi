"""The public names, for type checkers and editors; tools/build_facade.py writes the facade's table from them."""

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
from roleinfo.api.codes import (
    convert_code as convert_code,
)
from roleinfo.api.comparing import (
    against_role as against_role,
    compare as compare,
    salary_gap as salary_gap,
)
from roleinfo.api.lookup import (
    industries as industries,
    match_titles as match_titles,
    search as search,
)
from roleinfo.api.many import (
    compare_many as compare_many,
    distinctive_skills as distinctive_skills,
    gap_matrix as gap_matrix,
    similarity_matrix as similarity_matrix,
    top_roles as top_roles,
    weighted_mean as weighted_mean,
)
from roleinfo.api.market import (
    against_market as against_market,
    market_ratio as market_ratio,
    percentile_of as percentile_of,
)
from roleinfo.api.places import (
    match_places as match_places,
    places as places,
)
from roleinfo.api.reports import (
    report as report,
)
from roleinfo.api.roles import (
    data_files as data_files,
    data_status as data_status,
    get as get,
    role as role,
    roles as roles,
    sources as sources,
)
from roleinfo.api.roster import (
    price as price,
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
from roleinfo.careers.left_out import (
    LeftOutMove as LeftOutMove,
)
from roleinfo.careers.moves import (
    Move as Move,
    Thresholds as Thresholds,
)
from roleinfo.careers.paths import (
    CareerPath as CareerPath,
    CareerPaths as CareerPaths,
)
from roleinfo.catalog.catalogs import (
    Catalog as Catalog,
)
from roleinfo.catalog.codes import (
    ConvertedCode as ConvertedCode,
    ConvertedCodes as ConvertedCodes,
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
    MeasureDiff as MeasureDiff,
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
from roleinfo.diffs.person import (
    PersonAgainstRole as PersonAgainstRole,
    PersonSkill as PersonSkill,
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
from roleinfo.diffs.skill_names import (
    SkillAlias as SkillAlias,
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
    CodeNotFoundError as CodeNotFoundError,
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
from roleinfo.many.top import (
    TopFilters as TopFilters,
    TopRole as TopRole,
    TopRoles as TopRoles,
)
from roleinfo.many.weighted import (
    WeightedMean as WeightedMean,
    WeightedPart as WeightedPart,
)
from roleinfo.model.advertised import (
    AdvertisedPay as AdvertisedPay,
)
from roleinfo.model.career import (
    Credential as Credential,
    GapEnd as GapEnd,
    JobFamily as JobFamily,
    Occupation as Occupation,
    Seniority as Seniority,
    StatedGap as StatedGap,
    StatedMove as StatedMove,
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
from roleinfo.model.measure import (
    Measure as Measure,
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
from roleinfo.model.sections import (
    Education as Education,
    Measures as Measures,
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
    SourceFile as SourceFile,
    SourceFiles as SourceFiles,
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
from roleinfo.pay.band import SalaryBand as SalaryBand
from roleinfo.pay.batch import RowProblem as RowProblem
from roleinfo.pay.compa_ratios import CompaRatios as CompaRatios
from roleinfo.pay.distribution import (
    PayDistribution as PayDistribution,
    PayRange as PayRange,
    ShareRange as ShareRange,
)
from roleinfo.pay.gaps import (
    BandGap as BandGap,
    band_gap as band_gap,
    grade_overlap as grade_overlap,
    midpoint_differential as midpoint_differential,
)
from roleinfo.pay.history import (
    PayHistory as PayHistory,
    PayYear as PayYear,
)
from roleinfo.pay.market import (
    MarketPosition as MarketPosition,
    MarketRatio as MarketRatio,
    MarketStanding as MarketStanding,
    MarketStandings as MarketStandings,
)
from roleinfo.pay.offers import (
    Offer as Offer,
    OfferComparison as OfferComparison,
    OfferYear as OfferYear,
    compare_offers as compare_offers,
)
from roleinfo.pay.overlap import (
    RangeOverlap as RangeOverlap,
)
from roleinfo.pay.prices import (
    ExchangeRate as ExchangeRate,
    Step as Step,
)
from roleinfo.pay.schooling import (
    BreakEven as BreakEven,
    BreakEvenYear as BreakEvenYear,
    break_even as break_even,
)
from roleinfo.pay.standings import (
    BandStanding as BandStanding,
    BandStandings as BandStandings,
    against_band as against_band,
)
from roleinfo.pay.steps import (
    Aging as Aging,
    Conversion as Conversion,
)
from roleinfo.pay.structure import (
    GradeStep as GradeStep,
    PayStructure as PayStructure,
    Placement as Placement,
    Placements as Placements,
)
from roleinfo.roster.adjusted import (
    AdjustedGap as AdjustedGap,
    Adjustment as Adjustment,
    ControlUse as ControlUse,
)
from roleinfo.roster.building import (
    GeographicDifferential as GeographicDifferential,
    GeographicDifferentials as GeographicDifferentials,
    LinePoint as LinePoint,
    MarketLine as MarketLine,
)
from roleinfo.roster.groups import (
    GroupCount as GroupCount,
    GroupFigure as GroupFigure,
    GroupGaps as GroupGaps,
)
from roleinfo.roster.jobs import (
    JobMatch as JobMatch,
    JobPart as JobPart,
)
from roleinfo.roster.market import (
    MarketValue as MarketValue,
    PriceOptions as PriceOptions,
)
from roleinfo.roster.merit import (
    MeritCell as MeritCell,
    MeritMatrix as MeritMatrix,
)
from roleinfo.roster.priced import (
    PricedRoster as PricedRoster,
)
from roleinfo.roster.reasons import (
    Question as Question,
)
from roleinfo.roster.review import (
    ReviewItem as ReviewItem,
    RosterReview as RosterReview,
)
from roleinfo.roster.rows import (
    PricedRow as PricedRow,
)
from roleinfo.roster.summary import (
    RosterGroup as RosterGroup,
    RosterGroups as RosterGroups,
)
from roleinfo.titles.many import (
    TitleMatch as TitleMatch,
    TitleMatches as TitleMatches,
)
from roleinfo.titles.match import (
    Match as Match,
    Matches as Matches,
)

__version__: str
__all__: list[str]
_LAZY: dict[str, str]
