"""A report in one file: what is in it, and that the file is written whole or not at all."""

import os
import pickle
import resource
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import roleinfo as ri
from roleinfo.render import markdown
from shown import BARE, HOSTILE
from tags import Tags

PAIR = ("account manager", "account representative")
THREE = ("registered nurse", "physician assistant", "nurse practitioner")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Pictures that are drawn by a stand-in; the prefixes that were asked for."""
    asked: list[str] = []

    def svg(_: object, *, prefix: str, **__: Any) -> str:
        asked.append(prefix)
        return f'<?xml version="1.0"?><svg id="{prefix}"></svg>'

    module = ModuleType("roleinfo.plots.drawing")
    vars(module).update(svg=svg, alternative=lambda *_, **__: "What it shows.")
    monkeypatch.setitem(sys.modules, "roleinfo.plots.drawing", module)
    return asked


class TestContents:
    """What a report holds."""

    def test_two(self, tmp_path: Path, drawn: list[str]) -> None:
        """The sections of a comparison, pictures, how it was computed, sources, licenses and credits, in this order."""
        told = ri.report(THREE[:2], tmp_path / "gap.html").read_text(encoding="utf-8")
        found = Tags(told)
        at = [
            told.index(f"<h2{anchor}>{each}</h2>")
            for each, anchor in (
                (name, f' id="s-{name.lower().replace(" ", "-")}"')
                for name in ("Overview", "Pay", "Education", "Experience", "People", "Skills", "Related roles")
            )
        ]
        last = ("Not compared", "Notes", "Method", "Sources", "Licenses and credits")
        at += [told.index(f"{each}</h2>") for each in last]
        assert at == sorted(at)
        names = ["picture-pay", "picture-education", "picture-skills"]
        assert sorted(drawn) == sorted([*names, *(f"{each}-narrow" for each in names)])
        assert "<?xml" not in told
        assert "BLS cannot vouch" in found.text
        assert "has modified all or some of this information" in found.text
        assert not found.open

    def test_a_diff_keeps_its_options(self, tmp_path: Path) -> None:
        """What the comparison was limited to holds for its report."""
        diff = ri.compare(*PAIR, source="zippia-compare")
        assert "Options: source zippia-compare." in ri.report(diff, tmp_path / "a.md").read_text(encoding="utf-8")

    def test_one(self, tmp_path: Path, drawn: list[str]) -> None:
        """One role, by its title, with its pay by state."""
        told = ri.report(THREE[0], tmp_path / "a.html").read_text(encoding="utf-8")
        assert Tags(told).text.count("Registered Nurses") == 2
        assert sorted(drawn) == ["picture-pay", "picture-pay-narrow"]

    def test_several(self, tmp_path: Path, drawn: list[str]) -> None:
        """A ranking, then each against the first, with one list of sources and no id twice."""
        told = ri.report(THREE, tmp_path / "a.html").read_text(encoding="utf-8")
        ids = [given["id"] for _, given in Tags(told).found if "id" in given]
        assert ids == [*dict.fromkeys(ids)]
        assert "Ranked by mean pay</h2>" in told
        assert told.count('<ol class="notes">') == 1
        assert len(drawn) == 12  # three of each pair, and the same for narrow screens

    def test_people_are_left_out(self, tmp_path: Path) -> None:
        """Of one role, two or three, where they are not asked for."""
        for number, roles in enumerate((THREE[:1], THREE[:2], THREE)):
            whole, bare = (
                ri.report(roles, tmp_path / f"{number}{people}.md", people=people).read_text(encoding="utf-8")
                for people in (True, False)
            )
            assert "Women" in whole
            assert "Women" not in bare

    def test_markdown(self, tmp_path: Path) -> None:
        """The same in Markdown, without pictures, by the ending or by the format asked for."""
        told = ri.report(PAIR, tmp_path / "a.md").read_text(encoding="utf-8")
        assert told.startswith("# Account Manager vs. Account Representative\n")
        assert "## Method" in told
        assert ri.report(PAIR, tmp_path / "a.txt", format="markdown").read_text(encoding="utf-8") == told

    @pytest.mark.parametrize("role", [*HOSTILE, BARE], ids=lambda each: each.title[:8])
    def test_hostile(self, role: ri.Role, tmp_path: Path) -> None:
        """Titles are text, whatever they hold."""
        other = HOSTILE[1] if role == HOSTILE[0] else HOSTILE[0]
        file = ri.report([role, other], tmp_path / "a.html", pictures=False)
        found = Tags(file.read_text(encoding="utf-8"))
        assert "script" not in {tag for tag, _ in found.found}
        assert "<script>alert(1)</script>" in found.text

    def test_no_roles(self, tmp_path: Path) -> None:
        """A report of nothing is none."""
        one, other = ri.career_paths("registered nurse", "nurse practitioner", limit=2)
        for wrong in (ri.compare_paths(one, other), (one, other), None, 7, ["carpenter", 7]):
            with pytest.raises(TypeError, match="diff_or_roles must be a list of"):
                ri.report(wrong, tmp_path / "wrong.md")  # type: ignore[arg-type]
        with pytest.raises(ri.NotComparableError, match="no role was given"):
            ri.report([], tmp_path / "a.md")

    def test_without_matplotlib(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without pictures it works bare."""
        monkeypatch.setitem(sys.modules, "matplotlib", None)
        assert ri.report(PAIR, tmp_path / "a.html", pictures=False).exists()


class TestFile:
    """The file is written whole or not at all."""

    def test_an_existing_file_stays(self, tmp_path: Path) -> None:
        """It is refused, and replaced where that is asked for."""
        file = tmp_path / "a.md"
        file.write_text("mine", encoding="utf-8")
        with pytest.raises(FileExistsError, match="there is such a file already") as refused:
            ri.report(PAIR, file)
        assert isinstance(refused.value, ri.ReportExistsError)
        assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)
        assert file.read_text(encoding="utf-8") == "mine"
        ri.report(PAIR, file, overwrite=True)
        assert file.read_text(encoding="utf-8") != "mine"

    def test_nothing_is_left_of_a_failure(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the writing or the putting in place fails, the old file stays and no other is there."""
        file = tmp_path / "a.md"
        file.write_text("mine", encoding="utf-8")

        def broken(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", broken)
        with pytest.raises(ri.ReportFileError, match="No space left on device"):
            ri.report(PAIR, file, overwrite=True)
        assert [each.name for each in tmp_path.iterdir()] == ["a.md"]
        assert file.read_text(encoding="utf-8") == "mine"

    def test_a_file_that_comes_meanwhile(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """It stays too."""
        file = tmp_path / "a.md"
        write = markdown.write

        def slow(blocks: Any) -> str:
            file.write_text("mine", encoding="utf-8")
            return write(blocks)

        monkeypatch.setattr(markdown, "write", slow)
        with pytest.raises(ri.ReportExistsError):
            ri.report(PAIR, file)
        assert [each.read_text(encoding="utf-8") for each in tmp_path.iterdir()] == ["mine"]

    @pytest.mark.parametrize("links", [True, False])
    def test_one_that_comes_last(self, links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file that comes when the report is written already stays, where links can be made and where not."""
        file = tmp_path / "a.md"

        def link(_: object, at: Path) -> None:
            at.write_text("mine", encoding="utf-8")
            raise FileExistsError(17, "File exists") if links else OSError(95, "Operation not supported")

        monkeypatch.setattr(os, "link", link)
        with pytest.raises(ri.ReportExistsError):
            ri.report(PAIR, file)
        assert [each.read_text(encoding="utf-8") for each in tmp_path.iterdir()] == ["mine"]

    def test_without_links(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file system that has no hard links gets the file too."""

        def link(*_: object) -> None:
            raise OSError(95, "Operation not supported")

        monkeypatch.setattr(os, "link", link)
        assert ri.report(PAIR, tmp_path / "a.md").read_text(encoding="utf-8").startswith("# Account Manager")
        assert [each.name for each in tmp_path.iterdir()] == ["a.md"]

    @pytest.mark.skipif(sys.platform == "win32", reason="needs links and permissions as Unix has them")
    def test_a_link_and_permissions_stay(self, tmp_path: Path) -> None:
        """What a link leads to is replaced and keeps who may read it; a link to nothing is a file that is there."""
        kept, link = tmp_path / "kept" / "real.md", tmp_path / "a.md"
        kept.parent.mkdir()
        link.symlink_to(kept)
        with pytest.raises(ri.ReportExistsError):
            ri.report(PAIR, link)
        assert not kept.exists()
        kept.write_text("mine", encoding="utf-8")
        kept.chmod(0o640)
        assert ri.report(PAIR, link, overwrite=True) == link
        assert link.is_symlink()
        assert kept.read_text(encoding="utf-8").startswith("# Account Manager")
        assert kept.stat().st_mode & 0o777 == 0o640
        assert sorted(each.name for each in tmp_path.rglob("*")) == ["a.md", "kept", "real.md"]

    def test_private_while_it_is_written(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What replaces a private file is private from its first byte, whatever the mask."""
        file = tmp_path / "a.md"
        file.write_text("mine", encoding="utf-8")
        file.chmod(0o600)
        modes: list[int] = []
        copymode = shutil.copymode

        def copy(target: Path, beside: Path) -> None:
            modes.append(beside.stat().st_mode & 0o777)
            copymode(target, beside)

        monkeypatch.setattr(shutil, "copymode", copy)
        mask = os.umask(0o022)
        try:
            ri.report(PAIR, file, overwrite=True)
            ri.report(PAIR, tmp_path / "new.md")
        finally:
            os.umask(mask)
        assert modes == [0o600]
        assert file.stat().st_mode & 0o777 == 0o600
        assert (tmp_path / "new.md").stat().st_mode & 0o777 == 0o644

    def test_may_not_be_written(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file that may not be written to is not replaced, though its folder would let it be."""
        file = tmp_path / "a.md"
        file.write_text("mine", encoding="utf-8")
        monkeypatch.setattr(os, "access", lambda path, mode: (path, mode) != (file, os.W_OK))
        with pytest.raises(ri.ReportFileError, match=r"a\.md: it may not be written to$"):
            ri.report(PAIR, file, overwrite=True)
        assert file.read_text(encoding="utf-8") == "mine"

    def test_full_disk(self, tmp_path: Path) -> None:
        """Where the text does not fit, the old file stays and nothing lies beside it."""
        file = tmp_path / "a.md"
        file.write_text("mine", encoding="utf-8")
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
        try:
            with pytest.raises(ri.ReportFileError, match="File too large"):
                ri.report(PAIR, file, overwrite=True)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert [(each.name, each.read_text(encoding="utf-8")) for each in tmp_path.iterdir()] == [("a.md", "mine")]

    def test_no_file(self, tmp_path: Path) -> None:
        """A folder or a device is never replaced."""
        with pytest.raises(ri.ReportFileError, match="it is a folder or a device"):
            ri.report(PAIR, tmp_path, overwrite=True, format="markdown")
        assert tmp_path.is_dir()

    def test_no_such_folder(self, tmp_path: Path) -> None:
        """It is said, with the path."""
        with pytest.raises(ri.ReportFileError, match=r"nowhere.*No such file"):
            ri.report(PAIR, tmp_path / "nowhere" / "a.md")

    def test_an_ending_that_says_nothing(self, tmp_path: Path) -> None:
        """A format is asked for, before anything is written."""
        with pytest.raises(ValueError, match=r"path must end in \.html or \.md, or the format be stated, not 'a\.pdf'"):
            ri.report(PAIR, tmp_path / "a.pdf")
        assert not [*tmp_path.iterdir()]

    def test_the_same_each_time(self, tmp_path: Path) -> None:
        """Two reports of one thing are one text."""
        one, other = (ri.report(PAIR, tmp_path / name, pictures=False) for name in ("a.html", "b.html"))
        assert one.read_bytes() == other.read_bytes()
