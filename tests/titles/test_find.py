"""Which role a text names: exact, then in normal form, never guessed."""

import pytest

from roleinfo.errors import AmbiguousTitleError
from roleinfo.titles.index import TitleIndex
from roleinfo.titles.lookup import Tier


@pytest.fixture(params=["index", "stored"])
def titles(request: pytest.FixtureRequest) -> TitleIndex:
    """The index in memory and the one in SQLite."""
    found: TitleIndex = request.getfixturevalue(request.param)
    return found


class TestFound:
    """What finds a role, and how."""

    @pytest.mark.parametrize(
        ("query", "role_id", "tier"),
        [
            ("account-manager", "account-manager", Tier.ID),
            ("41-3091.00", "41-3091.00", Tier.ID),
            ("413091", "41-3091.00", Tier.CODE_ID),
            ("41-3091", "41-3091.00", Tier.CODE_ID),
            ("41 3091.01", "41-3091.01", Tier.CODE_ID),
            ("11-1011.00", "chief-executive", Tier.CODE),
            ("account manager", "account-manager", Tier.TITLE),
            ("  Account   Manager\n", "account-manager", Tier.TITLE),
            ("Account Managers", "account-manager", Tier.TITLE_FORM),
            ("account mgr.", "account-manager", Tier.TITLE_FORM),
            ("RN", "29-1141.00", Tier.TITLE_FORM),
            ("RNs", "29-1141.00", Tier.TITLE_FORM),
            ("RN (Registered Nurse)", "29-1141.00", Tier.TITLE_FORM),
            ("Contracts Manager", "11-3031.00", Tier.ALTERNATE),
            ("contract manager", "13-1023.00", Tier.ALTERNATE),
            ("sales representatives", "41-3091.00", Tier.ALTERNATE_FORM),
            ("CEO", "chief-executive", Tier.ALTERNATE),
            ("chief executive officer", "chief-executive", Tier.ALTERNATE),
            ("information technology security analyst", "15-1212.00", Tier.ALTERNATE_FORM),
            ("attorney", "23-1011.00", Tier.ALTERNATE),
            ("counsel", "23-1011.00", Tier.UNQUALIFIED),
            ("Attorney (Lawyer)", "23-1011.00", Tier.TITLE),
            ("attorney lawyer", "23-1011.00", Tier.TITLE_FORM),
            ("software dev", "15-1252.00", Tier.READ_TITLE),
            ("front end eng", "17-2071.00", Tier.READ_ALTERNATE),
            ("manager, account", "account-manager", Tier.TURNED_TITLE),
            ("Nursing Directors", "lawyer-file", Tier.TURNED_ALTERNATE),
            ("claims manager", "lawyer-file", Tier.TURNED_ALTERNATE),
            ("Attorney (Counsel)", "23-1011.00", Tier.UNQUALIFIED),
        ],
    )
    def test_found(self, titles: TitleIndex, query: str, role_id: str, tier: Tier) -> None:
        """The best claim decides."""
        assert titles.found(query) == (tier, role_id)
        assert titles.find(query) == role_id

    @pytest.mark.parametrize(
        "query",
        [
            "VP account manager", "senior account manager", "acount manager", "helicopter", "legal", "lawyer",
            "manager client", "client manager manager", "account manager (acme)", "engineers of record", "manager",
            "", " ", "???", "%", "*", '"', "' OR 1=1 --", "\x00", "account\x00man", "\ud800", "🦄", "مدير حسابات",
            "a" * 301, "x" * 10_000_000, "\u202ereganam tnuocca", "title:account", "NEAR(account manager)",
            "_ccount manager", "account manager\ud800s",
        ],
    )  # fmt: skip
    def test_never_guessed(self, titles: TitleIndex, query: str) -> None:
        """What is not a title is not found, whatever it holds."""
        assert titles.find(query) is None

    def test_hidden(self, titles: TitleIndex) -> None:
        """A hidden role has no claim, and the next best decides."""
        assert titles.find("Financial Managers", {"11-3031.00"}) is None
        assert titles.find("account manager", {"account-manager", "41-3091.01"}) == "41-3091.00"
        assert titles.find("account-manager", {"account-manager", "41-3091.01", "11-3031.00"}) == "41-3091.00"


class TestAmbiguous:
    """Several roles with as good a claim."""

    def test_title_of_several(self, titles: TitleIndex) -> None:
        """The error names them in the order of their ids."""
        with pytest.raises(AmbiguousTitleError) as caught:
            titles.find("engineer")
        assert tuple(known.role_id for known in caught.value.candidates) == ("17-2071.00", "17-2141.00")
        assert str(caught.value) == (
            "'engineer' is ambiguous. It is a title of 2 roles; use an id:\n"
            "  17-2071.00  Electrical Engineers\n"
            "  17-2141.00  Mechanical Engineers"
        )

    def test_readings(self, titles: TitleIndex) -> None:
        """An abbreviation with two known readings is not read; roles whose own title it is come first."""
        with pytest.raises(AmbiguousTitleError) as caught:
            titles.find("acct mgr")
        assert tuple(known.role_id for known in caught.value.candidates) == (
            "account-manager",
            "11-3031.00",
            "41-3091.00",
            "41-3091.01",
        )

    def test_plural_of_two(self, titles: TitleIndex) -> None:
        """Two titles that only a plural tells apart meet, unless one stands as it was asked."""
        with pytest.raises(AmbiguousTitleError) as caught:
            titles.find("Contracts Mgr")
        assert tuple(known.role_id for known in caught.value.candidates) == ("11-3031.00", "13-1023.00")

    def test_code_of_several(self) -> None:
        """A code that several bear, and that is the id of none, names none."""
        index = TitleIndex([("b", "B", [], ["43-9999"]), ("a", "A", [], ["43-9999"])])
        with pytest.raises(AmbiguousTitleError) as caught:
            index.find("43-9999")
        assert tuple(known.role_id for known in caught.value.candidates) == ("a", "b")

    def test_many(self) -> None:
        """The text names ten and counts the rest."""
        index = TitleIndex((f"r{number:02}", f"Role {number}", ["Engineer"], []) for number in range(43))
        with pytest.raises(AmbiguousTitleError, match=r"(?s)of 43 roles; use an id:.*r00 .*r09 .*and 33 more$"):
            index.find("engineers")
