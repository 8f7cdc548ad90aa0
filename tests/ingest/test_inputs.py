"""The folder of inputs: what it may say of its files, and what is told where it is wrong."""

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.making import error, small_folder
from roleinfo.errors import CatalogError, RoleFileError
from roleinfo.ingest import cps, oews, oews_releases, onet, prices, projections, soc
from roleinfo.ingest.inputs import Inputs


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as it should be."""
    return small_folder(tmp_path_factory.mktemp("inputs"))


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed at will."""
    return Path(shutil.copytree(whole, tmp_path / "inputs"))


def changed(folder: Path, old: str, new: str) -> Path:
    """The folder with a changed inputs.toml."""
    file = folder / "inputs.toml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    return folder


def refused(open_: Callable[[], object]) -> str:
    """Why a folder is refused."""
    with pytest.raises(CatalogError) as caught:
        open_()
    return caught.value.reason


class TestFolder:
    """What the folder's own files replace."""

    def test_the_packages_own_list(self, tmp_path: Path) -> None:
        """It stands where the folder has none, and names what is not there."""
        reason = refused(lambda: Inputs(tmp_path))
        assert reason.startswith("these inputs are not there: oews-2025.sqlite.gz, db_30_3_text.zip, ep_2024_2034_")

    def test_another_list(self, folder: Path) -> None:
        """Files, sources and what the readers expect."""
        inputs = Inputs(folder)
        assert inputs.paths("oews") == (folder / "oews-2026.sqlite.gz",)
        assert (inputs.source("oews").id, inputs.source("oews").release) == ("oews-2026", "May 2026")
        assert inputs.expects("oews", oews.read_package) == {"release": "May 2026", "cells": 8}
        assert inputs.expects("cpi", prices.read_cpi) == {"first": 2026, "last": (2026, 12), "never": ((2026, 3),)}

    def test_what_is_not_said_is_as_the_reader_has_it(self, folder: Path) -> None:
        """Even of a table of rows: what is said of one file leaves the others."""
        text = (folder / "inputs.toml").read_text()
        kept = re.sub(r"\[onet\.expects\.rows\]\n(?:\".*\n)+", '[onet.expects.rows]\n"Knowledge" = 7\n', text)
        (folder / "inputs.toml").write_text(kept)
        expects = Inputs(folder).expects("onet", onet.Archive)
        assert expects["rows"] == {**onet.ROWS, "Knowledge": 7}
        assert expects["release"] == ("31.0", "August 2026")

    def test_a_file_below(self, folder: Path) -> None:
        """As a package unpacks it."""
        (folder / "package" / "data").mkdir(parents=True)
        shutil.move(folder / "oews-2026.sqlite.gz", folder / "package" / "data")
        assert Inputs(folder).paths("oews") == (folder / "package" / "data" / "oews-2026.sqlite.gz",)

    def test_a_file_by_its_folder(self, folder: Path) -> None:
        """Publishers give each year's table one name."""
        for year in ("2025", "2026"):
            (folder / year).mkdir()
            shutil.copy(folder / "cpsaat39_2026.xlsx", folder / year / "cpsaat39.xlsx")
        changed(folder, "cpsaat39_2026.xlsx", "2026/cpsaat39.xlsx")
        assert Inputs(folder).paths("earnings") == (folder / "2026" / "cpsaat39.xlsx",)
        assert len(Inputs(folder).read("earnings", cps.read_earnings)) == 1

    def test_a_name_with_brackets_is_that_name(self, folder: Path) -> None:
        """It is no pattern."""
        shutil.move(folder / "cpsaat39_2026.xlsx", folder / "cpsaat39[1].xlsx")
        changed(folder, "cpsaat39_2026.xlsx", "cpsaat39[1].xlsx")
        assert Inputs(folder).paths("earnings") == (folder / "cpsaat39[1].xlsx",)
        (folder / "below").mkdir()
        shutil.move(folder / "cpsaat39[1].xlsx", folder / "below")
        assert Inputs(folder).paths("earnings") == (folder / "below" / "cpsaat39[1].xlsx",)

    def test_pinned(self, folder: Path) -> None:
        """A file of the SHA-256 that is stated, in small letters or capitals."""
        sha256 = hashlib.sha256((folder / "oews-2026.sqlite.gz").read_bytes()).hexdigest()
        changed(folder, 'source = "oews-2026"', f'source = "oews-2026"\nsha256 = ["{sha256.upper()}"]')
        assert next(iter(Inputs(folder).files())) == ("oews-2026.sqlite.gz", "oews", "oews-2026", sha256)


class TestErrors:
    """Each is told in a line, with the file that says it."""

    def test_no_folder(self, tmp_path: Path) -> None:
        """Or a file in its place."""
        assert refused(lambda: Inputs(tmp_path / "no")) == "there is no such folder of inputs"
        (tmp_path / "file").write_text("")
        assert refused(lambda: Inputs(tmp_path / "file")) == "there is no such folder of inputs"

    def test_missing_files(self, folder: Path) -> None:
        """All of them are named."""
        (folder / "cpsaat39_2026.xlsx").unlink()
        (folder / "oews-2026.sqlite.gz").unlink()
        reason = "these inputs are not there: oews-2026.sqlite.gz, cpsaat39_2026.xlsx"
        assert refused(lambda: Inputs(folder)) == reason

    def test_a_file_in_two_places(self, folder: Path) -> None:
        """Which is meant is not guessed."""
        for name in ("a", "b"):
            (folder / name).mkdir()
            shutil.copy(folder / "oews-2026.sqlite.gz", folder / name)
        (folder / "oews-2026.sqlite.gz").unlink()
        reason = "oews: oews-2026.sqlite.gz is there 2 times: a/oews-2026.sqlite.gz, b/oews-2026.sqlite.gz"
        assert refused(lambda: Inputs(folder)).replace("\\", "/") == reason

    def test_another_file_than_the_pinned_one(self, folder: Path) -> None:
        """It says where another release is described."""
        changed(folder, 'source = "oews-2026"', f'source = "oews-2026"\nsha256 = ["{"0" * 64}"]')
        where = folder / "inputs.toml"
        rule = f"must be the pinned file, of SHA-256 {'0' * 64}; another release is described in {where}"
        assert error(lambda: Inputs(folder)) == f"{rule} @ oews-2026.sqlite.gz"

    def test_the_packages_pins_hold(self, folder: Path) -> None:
        """A file of a shipped name in a folder that says nothing of it."""
        text = (folder / "inputs.toml").read_text()
        (folder / "inputs.toml").write_text(
            text.replace(text[text.index("[parities]") : text.index("[ai_applicability]")], "")
        )
        shutil.copy(folder / "rpp_state_2008_2024.csv", folder / "rpp_state_2008_2023.csv")
        shutil.copy(folder / "rpp_metro_2024.csv", folder / "rpp_metro_2008_2023.csv")
        message = error(lambda: Inputs(folder))
        assert message.startswith("must be the pinned file, of SHA-256 3de509211dae73dc0523e8cdaf80e55c0acfba071503de9")
        assert message.endswith(" @ rpp_state_2008_2023.csv")

    @pytest.mark.parametrize(
        ("old", "new", "reason"),
        [
            ("[oews]", "[wages]", "no such inputs: wages; there are oews, onet, projections, attainment, people, "),
            ('source = "oews-2026"', 'source = "oews-2027"',
             "oews: no source has the id 'oews-2027': describe it in "),
            ('source = "oews-2026"', "source = 2026", "oews: source must be the id of a source"),
            ('source = "oews-2026"', "",
             "oews: must be a table of files, source, and if need be sha256 and expects"),
            ('source = "oews-2026"', 'source = "oews-2026"\nsha = []',
             "oews: must be a table of files, source, and if need be sha256 and expects"),
            ('"oews-2026.sqlite.gz"', "", "oews: must have one file or more, not 0"),
            ('"db_31_0_text.zip"', '"db_31_0_text.zip", "other.zip"', "onet: must have one file, not 2"),
            ('["db_31_0_text.zip"]', '"db_31_0_text.zip"', "onet: files and sha256 must be lists of text"),
            ('"db_31_0_text.zip"', "31", "onet: files and sha256 must be lists of text"),
            ('"db_31_0_text.zip"', '""', "onet: a file must be named as it lies in the folder, not ''"),
            ('"db_31_0_text.zip"', '"../db.zip"',
             "onet: a file must be named as it lies in the folder, not '../db.zip'"),
            ('"db_31_0_text.zip"', '"/db.zip"', "onet: a file must be named as it lies in the folder, not '/db.zip'"),
            ('["oews-2026.sqlite.gz"]', '["oews-2026.sqlite.gz"]\nsha256 = ["a", "b"]',
             "oews: must have as many sha256 as files, or none"),
            ("expects = { years = [2023, 2024], states = 2", 'expects = "2023" #',
             "parities: expects must be a table of what its reader is to find"),
            ('"ep_2024_2034_occupation.xlsx"', '"ep_2026_2036_occupation.xlsx"',
             "attainment: ep_2026_2036_occupation.xlsx stands twice: give each input a file of its own"),
            ("[oews]", "[oews", "must be TOML: "),
        ],
    )  # fmt: skip
    def test_a_wrong_description(self, folder: Path, *, old: str, new: str, reason: str) -> None:
        """Nothing of it is passed over."""
        changed(folder, old, new)
        assert refused(lambda: Inputs(folder)).startswith(reason)

    @pytest.mark.parametrize(
        ("old", "new", "reason"),
        [
            ("cells = 8", "cell = 8", "oews: expects has no 'cell', only release, cells"),
            ("cells = 8", 'cells = "8"', "oews: expects.cells must be such as 370172, not '8'"),
            ("cells = 8", "cells = true", "oews: expects.cells must be such as 370172, not True"),
            ("cells = 8", "cells = 8.5", "oews: expects.cells must be such as 370172, not Decimal('8.5')"),
            ("groups = [6, 6, 6, 7]", "groups = [6, 6, 6]",
             "soc: expects.groups must be such as [23, 98, 459, 867], not [6, 6, 6]"),
            ("never = [[2026, 3]]", "never = [2026, 3]",
             "cpi: expects.never must be such as [[2025, 10]], not [2026, 3]"),
            ('release = ["31.0", "August 2026"]', 'release = "31.0"',
             "onet: expects.release must be such as ['30.3', 'May 2026'], not '31.0'"),
            ('"Knowledge"', '"Knowledges"', "onet: expects.rows must be such as {'Occupation Data': 1016, "),
        ],
    )  # fmt: skip
    def test_what_a_reader_does_not_take(self, folder: Path, *, old: str, new: str, reason: str) -> None:
        """A keyword that it has not, or of another form."""
        inputs = Inputs(changed(folder, old, new))
        readers: dict[str, Callable[..., object]] = {
            "oews": oews.read_package, "soc": soc.read_structure, "cpi": prices.read_cpi, "onet": onet.Archive,
        }  # fmt: skip
        name = reason.partition(":")[0]
        assert refused(lambda: inputs.read(name, readers[name])).startswith(reason)

    @pytest.mark.parametrize(
        ("name", "reader", "old", "new", "found", "stated"),
        [
            ("oews", oews.read_package, '"May 2026"', '"May 2025"', "May 2025", "May 2026"),
            ("onet", onet.Archive, '"31.0"', '"31.1"', "31.1", "31.0"),
            ("oews_2019", oews_releases.read_release, "year = 2019", "year = 2020", "May 2020", "May 2019"),
            ("projections", projections.read_projections, "target = 2036", "target = 2035", "2026-35", "2026-36"),
            ("attainment", projections.read_attainment, "base = 2024", "base = 2022", "2022-32", "2024-34"),
            ("people", cps.read_people, "year = 2026", "year = 2025", "2025", "2026"),
            ("ages", cps.read_ages, "year = 2026", "year = 2025", "2025", "2026"),
            ("earnings", cps.read_earnings, "year = 2026", "year = 2025", "2025", "2026"),
            ("parities", prices.read_parities, "[2023, 2024]", "[2022, 2023]", "2022-2023", "2023-2024"),
            ("metro_parities", prices.read_metro_parities, "year = 2024", "year = 2023", "2023", "2024"),
        ],
    )
    def test_another_release_than_the_sources(
        self, folder: Path, *, name: str, reader: Callable[..., object], old: str, new: str, found: str, stated: str
    ) -> None:
        """No figure goes under the release of another."""
        text = (folder / "inputs.toml").read_text()
        head, table, rest = text.partition(f"[{name}]")
        (folder / "inputs.toml").write_text(head + table + rest.replace(old, new, 1))
        inputs = Inputs(folder)
        source = inputs.source(name).id
        reason = f"{name}: its reader must find {found!r}, and its source {source!r} is of {stated!r}"
        assert refused(lambda: inputs.read(name, reader)) == reason

    def test_a_source_wrongly_described(self, folder: Path) -> None:
        """As in every sources.toml: every problem with its place."""
        file = folder / "sources.toml"
        file.write_text(file.read_text().replace('date = "2026-05"', 'date = "May"'))
        with pytest.raises(RoleFileError, match=r"sources\.toml"):
            Inputs(folder)


def test_the_documents_example(folder: Path) -> None:
    """What docs/bundles.md has its reader save is read as it says."""
    document = (Path(__file__).parents[2] / "docs" / "bundles.md").read_text(encoding="utf-8")
    saved = re.findall(r"^```toml\n(.*?)^```\n\nSaved as `(.+?)`", document, re.MULTILINE | re.DOTALL)
    assert [name for _, name in saved] == ["inputs.toml", "sources.toml"]
    kept = (folder / "inputs.toml").read_text()
    (folder / "inputs.toml").write_text(saved[0][0] + kept[kept.index("[onet]") :])
    described = (folder / "sources.toml").read_text().split("[[sources]]")
    others = [each for each in described[1:] if '"oews-2026"' not in each]
    (folder / "sources.toml").write_text("[[sources]]".join([saved[1][0], *others]))
    inputs = Inputs(folder)
    assert inputs.expects("oews", oews.read_package) == {"release": "May 2026", "cells": 371_000}
    assert (inputs.source("oews").display_name, inputs.source("oews").date) == ("OEWS", "2026-05")
    listed = {
        each.strip("` ") for row in re.findall(r"^\| (`[^|]+) \|", document, re.MULTILINE) for each in row.split(",")
    }
    assert listed == {name for _, name, _, _ in inputs.files()}
