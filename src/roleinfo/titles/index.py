"""TitleIndex: which role a title stands for, never guessed, and which it may stand for, ranked."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, Self

from roleinfo.errors import AmbiguousTitleError, InvalidQueryError
from roleinfo.titles.lookup import FOUND, Claim, Tier, candidates_of, claims, decided, initials_readings
from roleinfo.titles.model import Model
from roleinfo.titles.normalise import normalised
from roleinfo.titles.store import OWN_TABLE, Entry, MemoryStore, TitleStore, build_index

if TYPE_CHECKING:
    from roleinfo.titles.match import Match

_SUGGESTED: Final = 3
_LOOKED_AT: Final = 6
_SHARE_OF_BEST: Final = 0.8  # what is less like it than so beside the best only puzzles


class TitleIndex:
    """The ids, codes, titles and alternate titles of some roles.

    >>> index = TitleIndex([("account-manager", "Account Manager", ["Client Manager"], ["41-3091"])])
    >>> index.find("Account Mgr."), index.search("senior acount manager")[0].role_id
    ('account-manager', 'account-manager')
    """

    __slots__ = ("_many", "model", "store")
    store: TitleStore
    model: Model
    _many: "TitleIndex | None"
    reads_initials: ClassVar[bool] = True
    """Whether a title of initials is taken at its word, though they have other readings."""

    def __init__(self, entries: Iterable[tuple[Any, ...]]) -> None:
        """Take (id, title, alternate titles, codes) of each role, or an `Entry`."""
        self.store = MemoryStore(build_index(Entry(*entry) for entry in entries))
        self.model = Model(self.store)
        self._many = None

    @classmethod
    def over(cls, store: TitleStore) -> Self:
        """The index in a store."""
        index = cls.__new__(cls)
        index.store = store
        index.model = Model(store)
        index._many = None
        return index

    def claim(self, query: str, hidden: Collection[str] = ()) -> Claim | None:
        """The claim of the one role that the text names, those hidden apart, or None.

        The package's own table of modern titles is for searches and finds none. Raises
        AmbiguousTitleError where several roles have as good a claim to it.
        """
        claimed = [claim for claim in claims(self.store, query) if claim.lists != OWN_TABLE]
        if not self.reads_initials and claimed and claimed[0].tier > Tier.TITLE_FORM:
            seen = [claim for claim in claimed if claim.role_id not in hidden and claim.tier <= FOUND]
            readings = initials_readings(query, seen)
            if seen and readings:
                raise AmbiguousTitleError(query, candidates_of(self.store, (claim.role_id for claim in seen)), readings)
        return decided(self.store, query, claimed, hidden)

    def found(self, query: str, hidden: Collection[str] = ()) -> tuple[Tier, str] | None:
        """How the text names a role, and the role's id; as `claim`."""
        claim = self.claim(query, hidden)
        return None if claim is None else (claim.tier, claim.role_id)

    def find(self, query: str, hidden: Collection[str] = ()) -> str | None:
        """The id of the one role that the text names; as `claim`."""
        claim = self.claim(query, hidden)
        return None if claim is None else claim.role_id

    def search(
        self, query: str, limit: int = 10, hidden: Collection[str] = (), jobs: "Mapping[str, int] | None" = None
    ) -> "tuple[Match, ...]":
        """The roles that the text may stand for, those hidden apart, best first, each once and with a reason.

        ``jobs`` are those of an industry, by SOC code. Raises InvalidQueryError for a text that can be no title.
        """
        from roleinfo.titles.ranking import ranked

        return ranked(
            self.model,
            self.store,
            query,
            limit,
            hidden=hidden,
            jobs=None if jobs is None else self.model.jobs_in(jobs),
        )

    def jobs(self, role_ids: Collection[str]) -> dict[str, int | None]:
        """The jobs of each role's occupation in the nation, None where none are published."""
        return {
            role_id: self.model.classes[number].jobs or None
            for role_id, number in self.store.classes_of(role_ids).items()
        }

    def for_many(self) -> "TitleIndex":
        """The same index in memory, and on NumPy where it is installed: slow to make, and quick to ask."""
        if self._many is None:
            try:
                from roleinfo.titles.batch import BatchModel as Chosen
            except ImportError:
                Chosen = Model  # type: ignore[misc,assignment]  # noqa: N806  # a class
            many = copy(self)
            many.store = self.store.held()
            many.model = Chosen(many.store)
            self._many = many
        return self._many


class Suggestions(NamedTuple):
    """The titles of the roles nearest to a text, best first; none where the titles of many hold it."""

    titles: tuple[str, ...] = ()
    is_broad: bool = False


def suggested(search: "Callable[[str, int], Sequence[Match]]", query: str) -> Suggestions:
    """What to ask for in the stead of a text that names no role: each role once, by its own title.

    >>> import roleinfo as ri
    >>> suggested(ri.search, "regstered nurse").titles[0], suggested(ri.search, "manager").is_broad
    ('Registered Nurses', True)
    """
    try:
        matches = search(query, _LOOKED_AT)
    except InvalidQueryError:
        return Suggestions()
    words = set(normalised(query).split())
    if len(matches) == _LOOKED_AT and all(words <= set(normalised(match.matched_title).split()) for match in matches):
        return Suggestions(is_broad=True)
    near = (match.title for match in matches if match.score >= _SHARE_OF_BEST * matches[0].score)
    return Suggestions(tuple(dict.fromkeys(near))[:_SUGGESTED])
