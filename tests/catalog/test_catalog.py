"""Catalogs: how a role is found, and from where."""

import contextlib
import json
import os
import pickle
import random
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import importlib_resources
import pytest
from hypothesis import given, strategies as st

import roleinfo as ri
from roleinfo import AmbiguousTitleError, Catalog, CatalogError, Role, RoleFileError, RoleNotFoundError, Source
from roleinfo.catalog.bundle import BundleLayer
from roleinfo.catalog.role_files import package_layer
from roleinfo.codec.files import parse_toml
from roleinfo.codec.reading import read_role
from roleinfo.titles.normalise import normalised
from strategies import FULL_ROLES
from written import written

BUNDLED = [
    each.name.removesuffix(".toml") for each in importlib_resources.files("roleinfo").joinpath("data/roles").iterdir()
]
MINE = Source(id="mine", title="Mine", publisher="Me", license="open", rank=1)


def made(id_: str, title: str, *alternates: str, **fields: Any) -> Role:
    """A role of these names."""
    return Role(id=id_, title=title, alternate_titles=alternates, **fields)


HEADS = Catalog.of(
    [
        made("head-of-sales", "Head of Sales", "Sales Head", "Boss"),
        made("head-of-care", "Head of Care", "Boss", codes=["11-9111", "X1"]),
        made("boss-of-all", "Überboss", "O'Neill's Boss"),
        made("r-and-d", "R&D Manager", "Research/Development Manager"),
        made("care-head", "Care Head", "Head of Care"),
    ]
)
"""Roles whose titles lie close to each other."""


_DEVELOPERS = (
    "15-1252 (Software Developers), 15-1253 (Software Quality Assurance Analysts and Testers); use one of these"
)


class TestLookUp:
    """A text that names a role, as people write it."""

    @pytest.mark.parametrize(
        "query",
        [
            "account-manager",
            "Account Manager",
            "account manager",
            "ACCOUNT MANAGER",
            "Account Managers",
            "account  manager ",
            "Account-Manager",
            "account_manager",
            "Account Manager.",
            "Àccount Mánager",
            "ａｃｃｏｕｎｔ manager",
            "account\u00a0manager",
            "account\tmanager\n",
        ],
    )
    def test_spellings(self, query: str) -> None:
        """Case, plural, accents, widths, blanks and punctuation make no difference."""
        assert ri.role(query).id == "account-manager"
        assert ri.get(query) == ri.role(query)

    @pytest.mark.parametrize(
        ("query", "id_"),
        [
            ("manager, account executive", "manager-account-executive"),
            ("Manager, Account Executives", "manager-account-executive"),
            ("account executive manager", "manager-account-executive"),
            ("sales representative/account manager", "sales-representative-account-manager"),
            ("Sales Representative & Account Manager", "sales-representative-account-manager"),
            ("sales representatives and account managers", "sales-representative-account-manager"),
            ("Account Executive/Sales Manager", "account-executive-sales-manager"),
            ("Director of Accounts", "director-of-account-management"),
        ],
    )
    def test_spellings_of_the_sources(self, query: str, id_: str) -> None:
        """A role is found by each spelling that a source gives it; a slash reads as "and"."""
        assert ri.role(query).id == id_

    @pytest.mark.parametrize(
        ("query", "id_"),
        [
            ("head of sales", "head-of-sales"),
            ("SALES HEADS", "head-of-sales"),
            ("11-9111", "head-of-care"),
            ("x1", "head-of-care"),
            ("uberboss", "boss-of-all"),
            ("ONeills Boss", "boss-of-all"),
            ("O’Neill's Boss", "boss-of-all"),
            ("r and d manager", "r-and-d"),
            ("R+D Managers", "r-and-d"),
            ("research and development managers", "r-and-d"),
        ],
    )
    def test_titles_and_codes(self, query: str, id_: str) -> None:
        """Titles, alternate titles and codes name a role."""
        assert HEADS.role(query).id == id_

    def test_a_title_goes_before_an_alternate_title(self) -> None:
        """A role's own title is not doubted because another role also goes by it."""
        assert HEADS.role("Head of Care").id == "head-of-care"

    def test_an_id_goes_before_a_title(self) -> None:
        """An id names its role, whatever another is titled."""
        catalog = Catalog.of([made("a", "B"), made("b", "A")])
        assert catalog.role("a").title == "B"
        assert catalog.role("A").id == "b"

    @pytest.mark.parametrize(
        "query",
        ["account manger", "acount manager", "account", "manager", "account manager 2", "accountmanager"],
    )
    def test_never_fuzzy(self, query: str) -> None:
        """What is nearly a title names nothing."""
        assert ri.get(query) is None
        with pytest.raises(RoleNotFoundError):
            ri.role(query)

    def test_suggestions(self) -> None:
        """What names nothing is answered with the nearest titles, the best first, three at most."""
        with pytest.raises(RoleNotFoundError) as caught:
            ri.role("acount manager")
        assert caught.value.query == "acount manager"
        assert caught.value.suggestions[0] == "Account Manager"
        assert len(caught.value.suggestions) <= 3
        assert "Did you mean 'Account Manager'" in str(caught.value)
        for each in caught.value.suggestions:
            assert ri.get(each) is not None

    def test_no_suggestions(self) -> None:
        """What is like nothing is suggested nothing."""
        with pytest.raises(RoleNotFoundError) as caught:
            ri.role("zzzzzz")
        assert caught.value.suggestions == ()
        assert str(caught.value) == "No role matches 'zzzzzz'."

    @pytest.mark.parametrize(
        ("code", "is_of", "became"),
        [
            (
                "35-3021",
                "SOC 2010 (Combined Food Preparation and Serving Workers, Including Fast Food)",
                "it is part of 35-3023 (Fast Food and Counter Workers); use that",
            ),
            ("15-1132", "SOC 2010 (Software Developers, Applications)", f"it is divided among {_DEVELOPERS}"),
            (
                "15-1256",
                "OEWS 2019-20 (Software Developers and Software Quality Assurance Analysts and Testers)",
                f"it is divided among {_DEVELOPERS}",
            ),
        ],
    )
    def test_former_codes(self, code: str, is_of: str, became: str) -> None:
        """A code of a former classification is refused with what it became, however it is typed."""
        note = f"{code} is a code of {is_of}. In SOC 2018 {became}"
        for query in (code, f"{code}.00", code.replace("-", ""), code.replace("-", "\u2013")):
            assert ri.get(query) is None
            with pytest.raises(RoleNotFoundError) as caught:
                ri.role(query)
            assert caught.value.note == note
            assert str(caught.value).endswith(f". {note}.")

    def test_former_groups(self) -> None:
        """A group of SOC 2010 is refused with the occupations that hold its own."""
        with pytest.raises(RoleNotFoundError) as caught:
            ri.role("15-1140")
        assert caught.value.note == (
            "15-1140 is a group of occupations in SOC 2010, not an occupation. In SOC 2018 its occupations are "
            "15-1241 (Computer Network Architects), 15-1242 (Database Administrators), 15-1243 (Database Architects), "
            "15-1244 (Network and Computer Systems Administrators); use one of these"
        )

    def test_codes_of_no_edition(self) -> None:
        """A code that was never used is refused with the editions that are."""
        with pytest.raises(RoleNotFoundError) as caught:
            ri.role("99-9999")
        assert caught.value.note == "Occupations go by codes of SOC 2018 and O*NET-SOC 2019"

    def test_former_codes_of_another_catalog(self) -> None:
        """A catalog without the bundle names no code that it does not have."""
        with pytest.raises(RoleNotFoundError) as caught:
            HEADS.role("15-1132")
        assert caught.value.note == "Occupations go by codes of SOC 2018 and O*NET-SOC 2019"

    def test_ambiguity(self) -> None:
        """A title of several roles is refused with their ids in order, also where None would be had for no role."""
        for ask in (HEADS.role, HEADS.get):
            with pytest.raises(AmbiguousTitleError) as caught:
                ask("bosses")
            assert tuple(known.role_id for known in caught.value.candidates) == ("head-of-care", "head-of-sales")
            assert caught.value.query == "bosses"
        with pytest.raises(AmbiguousTitleError):
            ri.compare("boss", "head of care", catalog=HEADS)

    @pytest.mark.parametrize("query", [None, 5, 5.0, ["account manager"], {"a": 1}, b"account manager", object()])
    def test_no_text(self, query: Any) -> None:
        """What is no text names nothing, and the error says what is asked for."""
        assert ri.get(query) is None
        with pytest.raises(RoleNotFoundError, match=r"^A role must be given by id, code, or title, as text, not by "):
            ri.role(query)
        with pytest.raises(RoleNotFoundError):
            ri.compare("account manager", query)

    @pytest.mark.parametrize("query", ["", " ", "\t\n", "\u00a0"])
    def test_empty(self, query: str) -> None:
        """An empty text names nothing, not everything."""
        assert ri.get(query) is None
        with pytest.raises(RoleNotFoundError) as caught:
            ri.role(query)
        assert str(caught.value) == "No role matches an empty text. Give an id, a code, or a title."

    @pytest.mark.parametrize(
        "query",
        [
            "x" * 10**6, "account manager " * 10**5, "\x00", "account\x00manger", "\ud800", "\u202e", "...", "/",
            "../sources", "roles/account-manager", "account-manager.toml", "%s", "'; DROP TABLE roles; --", "-",
        ],
        ids=lambda query: repr(query)[:20],
    )  # fmt: skip
    def test_absurd(self, query: str) -> None:
        """Absurd questions are answered at once, with a short text."""
        with pytest.raises(RoleNotFoundError) as caught:
            ri.role(query)
        assert len(str(caught.value)) < 500

    def test_control_characters_part_words(self) -> None:
        """A control character between words does no more than a blank."""
        assert ri.role("account\x1fmanager").id == "account-manager"

    @given(st.text(max_size=20))
    def test_any_text(self, query: str) -> None:
        """Any text is found or refused with one of the two errors, and get() agrees with role()."""
        try:
            found = HEADS.get(query)
        except AmbiguousTitleError:
            return
        if found is None:
            with pytest.raises(RoleNotFoundError):
                HEADS.role(query)
        else:
            assert HEADS.role(query) == found


class TestNormalForm:
    """One spelling for a title's several."""

    @given(st.text(st.characters(categories=["L", "N", "P", "Z", "S"]), max_size=20))
    def test_once_is_enough(self, title: str) -> None:
        """A normal form's own normal form differs at most by one more plural ending, and is clean."""
        form = normalised(title)
        assert form == form.strip()
        assert "  " not in form

    @pytest.mark.parametrize(
        ("plural", "singular"),
        [
            ("managers", "manager"),
            ("secretaries", "secretary"),
            ("coaches", "coach"),
            ("bosses", "boss"),
            ("class", "class"),
            ("analysis", "analysis"),
            ("campus", "campus"),
            ("gas", "gas"),
            ("Sales Managers", "sales manager"),
            ("businesses", "business"),
            ("executives", "executive"),
            ("nurses", "nurse"),
            ("employees", "employee"),
            ("boxes", "box"),
            ("judges", "judge"),
            ("movies", "movie"),
            ("caches", "cache"),
            ("sizes", "size"),
            ("matrixes", "matrix"),
            ("finesse", "finesses"),
        ],
    )
    def test_plural(self, plural: str, singular: str) -> None:
        """A plural and its singular are one title."""
        assert normalised(plural) == normalised(singular)

    def test_different_titles_stay_different(self) -> None:
        """No two bundled titles of different roles have one normal form."""
        forms: dict[str, set[str]] = {}
        for role in written():
            for name in (role.title, *role.alternate_titles):
                forms.setdefault(normalised(name), set()).add(role.id)
        assert [ids for ids in forms.values() if len(ids) > 1] == []


class TestLayers:
    """Catalogs laid over each other."""

    mine = Catalog.of([made("account-manager", "Keeper of Accounts"), made("keeper", "Lighthouse Keeper")])
    base = Catalog.of(written())
    both = mine | base

    def test_left_first(self) -> None:
        """The left one is asked first, and what it lacks is had from the right one."""
        assert self.both.role("lighthouse keepers").id == "keeper"
        assert self.both.role("account representative") == ri.role("account representative")
        assert self.both == self.mine.over(self.base)

    def test_hiding(self) -> None:
        """A role hides one of its id in the catalog below, by whatever name that one is asked for."""
        assert self.both.role("account-manager").title == "Keeper of Accounts"
        assert self.both.get("Account Manager") is None
        assert ri.role("Account Manager") not in self.both
        assert (self.base | self.mine).role("Account Manager") == ri.role("account-manager")

    def test_hidden_roles_are_not_suggested(self) -> None:
        """A suggestion can be asked for."""
        with pytest.raises(RoleNotFoundError) as caught:
            self.both.role("acount manager")
        assert "Account Manager" not in caught.value.suggestions

    def test_hidden_roles_make_nothing_ambiguous(self) -> None:
        """A title that stands under two roles, one of them hidden, names the other."""
        catalog = Catalog.of([made("head-of-sales", "Chief")]) | HEADS
        assert catalog.role("boss").id == "head-of-care"

    def test_len_in_iteration(self) -> None:
        """Each role that can be seen counts once, in the order of the ids."""
        ids = [each.id for each in self.both]
        assert ids == sorted({*BUNDLED, "keeper"})
        assert len(self.both) == len(ids)
        assert "keeper" in self.both
        assert "account-manager" in self.both
        assert "Account Manager" not in self.both  # an id is meant
        assert 5 not in self.both
        assert made("keeper", "Lighthouse Keeper") in self.both
        assert made("keeper", "Another") not in self.both

    def test_sources(self) -> None:
        """The sources of every layer, in their stated order, the left one's first where two have an id."""
        other = attrs.evolve(MINE, title="Other")
        left = Catalog.of([made("a", "A", duties=[ri.Duty(id="x", text="X.", source=MINE)])])
        right = Catalog.of([made("b", "B", duties=[ri.Duty(id="x", text="X.", source=other)])])
        assert (left | right).sources() == (MINE,)
        assert (right | left).sources() == (other,)
        assert [each.id for each in (left | Catalog.default()).sources()][:2] == ["mine", "zippia-compare"]

    def test_three(self) -> None:
        """Layers can be laid over layers, in whatever grouping."""
        one, two, three = (Catalog.of([made("a", title)]) for title in ("One", "Two", "Three"))
        assert (one | two) | three == one | (two | three)
        assert ((one | two) | three).role("a").title == "One"

    def test_not_a_catalog(self) -> None:
        """Only a catalog can be laid over another."""
        with pytest.raises(TypeError):
            self.mine | {}  # type: ignore[operator]  # the point of the test


class TestOf:
    """A program's own objects."""

    def test_two_of_one_id(self) -> None:
        """Two roles of one id are refused, and the id is told."""
        with pytest.raises(CatalogError, match=r"^Cannot open the roles given: two of them have the id 'a'$"):
            Catalog.of([made("b", "B"), made("a", "A"), made("a", "A")])

    @pytest.mark.parametrize("roles", [["account manager"], [None], [FULL_ROLES[0], 5]])
    def test_no_roles(self, roles: Any) -> None:
        """What is no role is refused."""
        with pytest.raises(TypeError, match=r"^roles must be a list of Role objects, not "):
            Catalog.of(roles)

    def test_empty_catalog_is_used(self) -> None:
        """A catalog without roles is false, and still the one that was asked for."""
        empty = Catalog.of([])
        assert not empty
        assert len(empty) == 0
        assert ri.get("account manager", catalog=empty) is None
        assert list(ri.roles(catalog=empty)) == []
        assert ri.sources(catalog=empty) == ()
        with pytest.raises(RoleNotFoundError):
            ri.role("account manager", catalog=empty)
        with pytest.raises(RoleNotFoundError):
            ri.compare("account manager", "account representative", catalog=empty)
        with pytest.raises(RoleNotFoundError):
            ri.salary_gap("account manager", "account representative", catalog=empty)

    def test_used_by_every_verb(self) -> None:
        """The catalog given is the one that texts are looked up in."""
        catalog = Catalog.of(FULL_ROLES)
        assert ri.compare("full role 0", "full-1", catalog=catalog) == ri.compare(*FULL_ROLES[:2])
        assert ri.salary_gap("full role 0", "full-1", catalog=catalog) == ri.salary_gap(*FULL_ROLES[:2])
        assert list(ri.roles(catalog=catalog)) == list(FULL_ROLES)
        assert ri.sources(catalog=catalog)[0].id == "four" or ri.sources(catalog=catalog)

    def test_an_iterator_is_enough(self) -> None:
        """The roles may come from anything that gives them."""
        assert Catalog.of(iter(FULL_ROLES)) == Catalog.of(list(FULL_ROLES)[::-1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two role files and their sources."""
    (tmp_path / "sources.toml").write_text(
        '[[sources]]\nid = "ours"\ntitle = "Ours"\npublisher = "Us"\nlicense = "internal"\n', encoding="utf-8"
    )
    (tmp_path / "keeper.toml").write_text(
        'id = "keeper"\ntitle = "Keeper"\n[[duties]]\nid = "keep"\ntext = "Keep."\nsource = "ours"\n', encoding="utf-8"
    )
    (tmp_path / "warden.toml").write_text(
        'id = "warden"\ntitle = "Warden"\n[[duties]]\nid = "ward"\ntext = "Ward."\nsource = "zippia-profile"\n',
        encoding="utf-8",
    )
    (tmp_path / "notes.txt").write_text("no role", encoding="utf-8")
    return tmp_path


def problems_of(path: Path) -> list[tuple[str, str, str]]:
    """The problems of a file or folder: the file's name, the place, the rule."""
    with pytest.raises(RoleFileError) as caught:
        Catalog.open(path)
    return [(Path(each.file).name, each.path, each.rule) for each in caught.value.problems]


class TestOpen:
    """A person's files."""

    def test_file(self, folder: Path) -> None:
        """One file, with the sources beside it."""
        for path in (folder / "keeper.toml", str(folder / "keeper.toml")):
            catalog = Catalog.open(path)
            assert [each.id for each in catalog] == ["keeper"]
            assert catalog.role("keepers").sources[0].title == "Ours"

    def test_folder(self, folder: Path) -> None:
        """All role files of a folder; they may name the package's sources too."""
        catalog = Catalog.open(folder)
        assert [each.id for each in catalog] == ["keeper", "warden"]
        assert [each.id for each in catalog.sources()] == ["zippia-profile", "ours"]

    def test_every_verb(self, folder: Path) -> None:
        """Its roles compare with the package's own."""
        catalog = Catalog.open(folder) | Catalog.default()
        assert ri.compare("warden", "account manager", catalog=catalog).left.id == "warden"

    def test_written_and_opened(self, tmp_path: Path) -> None:
        """Roles written as TOML are opened again as the same roles."""
        for role in FULL_ROLES:
            (tmp_path / f"{role.id}.toml").write_text(role.to_toml(), encoding="utf-8")
        assert list(Catalog.open(tmp_path)) == list(FULL_ROLES)

    def test_missing(self, tmp_path: Path) -> None:
        """A path that is not there is told, be it meant as a file or a folder."""
        for name in ("none.toml", "none"):
            with pytest.raises(CatalogError) as caught:
                Catalog.open(tmp_path / name)
            assert caught.value.path == str(tmp_path / name)
            assert caught.value.reason == "No such file or directory"

    def test_folder_without_files(self, tmp_path: Path) -> None:
        """A folder with no role file is refused, also where it has sources."""
        for _ in range(2):
            with pytest.raises(CatalogError, match=r"the folder holds no role file \(\*\.toml or \*\.json\)$"):
                Catalog.open(tmp_path)
            (tmp_path / "sources.toml").write_text("", encoding="utf-8")

    def test_other_formats(self, tmp_path: Path) -> None:
        """A file of another format is refused by its name."""
        path = tmp_path / "role.yaml"
        path.write_text("id: a", encoding="utf-8")
        with pytest.raises(CatalogError, match=r"a role file is TOML or JSON, and its name ends in \.toml or \.json$"):
            Catalog.open(path)

    def test_a_folder_named_like_a_file(self, folder: Path) -> None:
        """A folder among the role files is named."""
        (folder / "a.toml").mkdir()
        assert problems_of(folder) == [("a.toml", "", "must be a regular file, not a folder")]

    @pytest.mark.parametrize("name", ["a.toml", "a.json", "sources.toml"])
    def test_pipe(self, name: str, folder: Path) -> None:
        """A pipe is refused at once, by itself, in a folder and in the place of the sources."""
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)
        told = (name, "", "must be a regular file, not a pipe")
        assert problems_of(folder)[0] == told
        assert problems_of(folder / name)[0] == told

    def test_socket_and_device(self, folder: Path) -> None:
        """A socket is refused, and so is a device that a link leads to."""
        with socket.socket(socket.AF_UNIX) as bound, contextlib.chdir(folder):
            bound.bind("a.toml")
        (folder / "b.toml").symlink_to("/dev/zero")
        assert problems_of(folder) == [
            ("a.toml", "", "must be a regular file, not a socket"),
            ("b.toml", "", "must be a regular file, not a device"),
        ]

    def test_large(self, folder: Path) -> None:
        """A file beyond the limit is refused before it is read whole."""
        for name, limit in (("a.json", "4,000,000"), ("a.toml", "1,000,000")):
            path = folder / name
            path.touch()
            os.truncate(path, 10**12)
            assert problems_of(path) == [(name, "", f"must have at most {limit} bytes")]

    @pytest.mark.parametrize("name", ["a\x00.toml", "\ud800.toml"])
    def test_impossible_path(self, name: str, folder: Path) -> None:
        """A path that the system does not take is refused as one."""
        with pytest.raises(CatalogError, match="the system takes no such path"):
            Catalog.open(folder / name)

    def test_no_permission(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file that may not be read is told with the system's words, and in a folder with its name."""

        def refuse(path: Path, _flags: int) -> int:
            raise PermissionError(13, os.strerror(13), str(path))

        monkeypatch.setattr(os, "open", refuse)
        with pytest.raises(CatalogError) as caught:
            Catalog.open(folder / "keeper.toml")
        assert caught.value.reason == "Permission denied"
        assert caught.value.__cause__ is None
        assert [file for file, *_ in problems_of(folder)] == ["sources.toml", "keeper.toml", "warden.toml"]

    def test_hidden_and_foreign_files(self, folder: Path) -> None:
        """Hidden files and files of other programs are left out and listed, and an ending in capitals is read."""
        (folder / ".#keeper.toml").symlink_to("nobody@nowhere")
        (folder / "._keeper.toml").write_bytes(b"\x00\x05\x16\x07")
        (folder / "package.json").write_text('{"name": "x", "version": "1"}', encoding="utf-8")
        (folder / "x.TOML").write_text('id = "x"\ntitle = "X"\n', encoding="utf-8")
        catalog = Catalog.open(folder) | Catalog.default()
        assert [(Path(each.file).name, each.rule) for each in catalog.skipped] == [
            (".#keeper.toml", "skipped: its name begins with a point, so it is hidden"),
            ("._keeper.toml", "skipped: its name begins with a point, so it is hidden"),
            ("package.json", "skipped: none of its keys is a role's: name, version"),
        ]
        assert [each.id for each in Catalog.open(folder)] == ["keeper", "warden", "x"]

    def test_nothing_but_foreign_files(self, tmp_path: Path) -> None:
        """A folder with none but those has no role file, and says which it has."""
        (tmp_path / "package.json").write_text('{"name": "x"}', encoding="utf-8")
        with pytest.raises(CatalogError, match=r"\(\*\.toml or \*\.json\); skipped: package\.json$"):
            Catalog.open(tmp_path)

    def test_archived_source(self, folder: Path) -> None:
        """A file that states a source otherwise than the package does opens, and keeps its own statement."""
        own = attrs.evolve(Catalog.default().sources()[0], title="As it was")
        role = made("old", "Old", duties=[ri.Duty(id="x", text="X.", source=own)])
        (folder / "old.toml").write_text(role.to_toml(), encoding="utf-8")
        assert Catalog.open(folder / "old.toml").role("old") == role
        assert Catalog.open(folder).role("old").sources == (own,)

    def test_source_stated_twice(self, folder: Path) -> None:
        """Two files of one folder that state one source differently are refused, and both are named."""
        for name, title in (("a", "Ours"), ("b", "Ours"), ("c", "Theirs")):
            stated = f'[[sources]]\nid = "x"\ntitle = "{title}"\npublisher = "Us"\nlicense = "internal"\n'
            (folder / f"{name}.toml").write_text(f'id = "{name}"\ntitle = "N"\n{stated}', encoding="utf-8")
        assert problems_of(folder) == [
            ("c.toml", "sources", f"the source 'x' is stated differently in {folder / 'a.toml'}")
        ]

    def test_all_problems_of_all_files(self, folder: Path) -> None:
        """What is wrong in any of the files is told at once, each with its file."""
        (folder / "keeper.toml").write_text('id = "Keeper"\n', encoding="utf-8")
        (folder / "broken.toml").write_text("id = ", encoding="utf-8")
        (folder / "sources.toml").write_text('[[sources]]\nid = "ours"\n', encoding="utf-8")
        with pytest.raises(RoleFileError) as caught:
            Catalog.open(folder)
        found = [(Path(each.file).name, each.path) for each in caught.value.problems]
        assert found == [
            ("sources.toml", "sources[0].title"),
            ("sources.toml", "sources[0].publisher"),
            ("sources.toml", "sources[0].license"),
            ("broken.toml", ""),
            ("keeper.toml", "id"),
            ("keeper.toml", "title"),
        ]

    def test_duplicate_id_across_files(self, folder: Path) -> None:
        """Two files with roles of one id are refused, and both are named."""
        (folder / "zz.toml").write_text('id = "keeper"\ntitle = "Other Keeper"\n', encoding="utf-8")
        with pytest.raises(RoleFileError) as caught:
            Catalog.open(folder)
        [problem] = caught.value.problems
        assert (Path(problem.file).name, problem.path) == ("zz.toml", "id")
        assert problem.rule == f"duplicate id 'keeper': it stands in {folder / 'keeper.toml'} too"

    def test_sources_file_is_no_role(self, folder: Path) -> None:
        """Opened by itself, a file of sources lacks what makes a role."""
        with pytest.raises(RoleFileError, match="missing; a role needs its id"):
            Catalog.open(folder / "sources.toml")

    def test_read_at_once(self, folder: Path) -> None:
        """What is opened is read whole: a file that goes away later is not missed."""
        catalog = Catalog.open(folder)
        for path in folder.iterdir():
            path.unlink()
        assert catalog.role("keeper").duties[0].text == "Keep."

    @pytest.mark.parametrize("path", [None, 5, ["x"]])
    def test_no_path(self, path: Any) -> None:
        """What is no path is refused."""
        with pytest.raises(TypeError):
            Catalog.open(path)


class TestEquality:
    """Catalogs are equal by their places, or by their objects."""

    def test_equal(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """One path is one catalog, however it is written."""
        monkeypatch.chdir(folder.parent)
        one, other = Catalog.open(folder), Catalog.open(Path(folder.name))
        assert one == other
        assert hash(one) == hash(other)
        assert Catalog.default() == Catalog.default()
        assert Catalog.of(FULL_ROLES) == Catalog.of(FULL_ROLES[::-1])
        assert hash(Catalog.of(FULL_ROLES)) == hash(Catalog.of(FULL_ROLES[::-1]))

    def test_unequal(self, folder: Path) -> None:
        """Other paths, objects and orders of layers are other catalogs."""
        opened, held = Catalog.open(folder), Catalog.of(FULL_ROLES)
        assert opened != Catalog.open(folder / "keeper.toml")
        assert opened != Catalog.default()
        assert held != Catalog.of(FULL_ROLES[:2])
        assert opened | held != held | opened
        assert opened != "catalog"

    def test_pickle(self, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: Any) -> None:
        """A catalog travels by its paths and objects, and is found again from another folder."""
        monkeypatch.chdir(folder)
        ids = ["keeper", "full-0", "account-manager", "29-1141.00"]
        catalogs = [
            Catalog.default(),
            Catalog.of(FULL_ROLES),
            Catalog.open("."),
            Catalog.open("keeper.toml"),
            Catalog.open(folder) | Catalog.of(FULL_ROLES) | Catalog.default(),
        ]
        for catalog in catalogs:
            catalog.get("keeper")
        texts = [pickle.dumps(catalog) for catalog in catalogs]
        monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
        for catalog, text in zip(catalogs, texts, strict=True):
            other = pickle.loads(text)
            assert other == catalog
            assert hash(other) == hash(catalog)
            assert len(other) == len(catalog)
            assert [other.get(each) for each in ids] == [catalog.get(each) for each in ids]

    def test_repr(self, folder: Path) -> None:
        """A catalog says where its roles are from."""
        assert repr(Catalog.open(folder) | Catalog.default()) == f"<Catalog of {folder} over roleinfo>"
        assert repr(Catalog.of(FULL_ROLES)) == "<Catalog of 3 roles in memory>"


@pytest.mark.parametrize("id_", BUNDLED)
class TestBundled:
    """Every role that the package brings."""

    def test_file_is_named_by_the_id(self, id_: str) -> None:
        """A file bears the id of its role, by which it is found without reading the others."""
        assert Catalog.default().role(id_).id == id_

    def test_is_as_its_file_has_it(self, id_: str) -> None:
        """The role that was compiled into the bundle is the one of the file, to the digits."""
        assert Catalog.default().role(id_) == package_layer().role(id_)
        assert repr(Catalog.default().role(id_)) == repr(package_layer().role(id_))

    def test_read_back(self, id_: str) -> None:
        """It reads back equal from its dictionary and from its role file, which stands alone."""
        role = ri.role(id_)
        assert Role.from_dict(role.to_dict()) == role
        assert read_role(parse_toml(role.to_toml().encode(), file="x"), file="x", sources={}) == role

    def test_sources_are_those_of_the_package(self, id_: str) -> None:
        """Each of its sources is stated once for the whole package."""
        assert set(ri.role(id_).sources) <= set(ri.sources())


class TestThreads:
    """Several threads may ask at once."""

    def test_together(self) -> None:
        """Whoever asks first, all get equal roles, and the same ones from then on."""
        catalog = Catalog([BundleLayer()])
        queries = [*BUNDLED, "Account Managers", "boss?", *BUNDLED] * 4
        random.Random(1).shuffle(queries)  # noqa: S311  # no secret
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(catalog.get, queries))
        assert found == [ri.get(each) for each in queries]
        assert all(catalog.role(each) is catalog.role(each) for each in BUNDLED)

    def test_comparisons(self) -> None:
        """A comparison read by several threads gives each the same."""

        def read(diff: ri.RoleDiff) -> Iterator[Any]:
            yield diff.salary
            yield diff.caveats
            yield diff.changes
            yield diff.summary

        for _ in range(5):
            diff = ri.compare("account manager", "account representative")
            with ThreadPoolExecutor(8) as pool:
                answers = list(pool.map(lambda each: tuple(read(each)), [diff] * 16))
            assert all(each == answers[0] for each in answers)


def test_an_id_is_found_under_a_layer_with_its_title() -> None:
    """A role of one's own with a bundled role's title hides neither that role's id nor its own."""
    mine = ri.Catalog.of([ri.Role(id="my-role", title="Account Representative")])
    both = mine | ri.Catalog.default()
    assert both.role("account-representative").id == "account-representative"
    assert both.role("account representative").id == "my-role"
    assert both.role("my-role").id == "my-role"


class TestJson:
    """Role files in JSON."""

    @pytest.mark.parametrize("id_", ["account-manager", "29-1141.00"])
    def test_there_and_back(self, id_: str, tmp_path: Path) -> None:
        """What to_dict gives is a role file, and the role is found in a folder beside others."""
        role = ri.role(id_)
        (tmp_path / "mine.json").write_text(json.dumps(role.to_dict()), encoding="utf-8")
        (tmp_path / "other.toml").write_text('id = "other"\ntitle = "Other"\n', encoding="utf-8")
        opened = Catalog.open(tmp_path)
        assert opened.role(id_) == role
        assert len(opened) == 2
        assert Catalog.open(tmp_path / "mine.json").role(id_) == role

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b"{", "must be JSON: "),
            (b"\xff", "must be UTF-8 text: byte 0 is not"),
            (b"[]", "must be a table with the fields of a role, not a list"),
            (b'{"id": "a", "title": "A", "salary": [], "salary": []}', "salary: the key 'salary' stands twice"),
            (b'{"id": "a", "duties": [{"id": "b", "id": "c"}]}', "duties[0].id: the key 'id' stands twice"),
            (b'{"id": "a"}', "title: missing; a role needs its title"),
            (b'{"id": "a", "title": "A", "colour": 1}', "colour: unknown key"),
        ],
    )
    def test_refused(self, content: bytes, told: str, tmp_path: Path) -> None:
        """A file that is no JSON, or no role, is refused with its name."""
        file = tmp_path / "a.json"
        file.write_bytes(content)
        with pytest.raises(RoleFileError) as caught:
            Catalog.open(file)
        assert told in str(caught.value)
        assert str(file) in str(caught.value)
