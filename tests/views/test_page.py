"""A report in one file: what is in it, and that the file is written whole or not at all."""

import os
import pickle
import re
import resource
import shutil
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import attrs
import pytest

import roleinfo as ri
from roleinfo.render import markdown
from shown import BARE, HOSTILE
from tags import Tags

PAIR = ("account manager", "account representative")
PYTHON: Final = re.compile(
    r"\b(?:ri|roleinfo|role|diff)\.[a-z]\w*\b|\.(?:show|to_[a-z]+|skills|salary)\b|\b(?:True|False)\b|\w\(\)"
)
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
        """The first page, the sections of a comparison with pictures, method, sources and credits, in this order."""
        text = ri.report(THREE[:2], tmp_path / "gap.html").read_text(encoding="utf-8")
        found = Tags(text)
        assert text.index("<main><section class=") < text.index("</section><nav") < text.index('id="s-overview"')
        at = [
            text.index(f'<h2 id="s-{name.lower().replace(" ", "-")}">{name}</h2>')
            for name in ("Overview", "Pay", "Education", "Experience", "People", "Skills", "Related roles")
        ]
        last = ("Not compared", "Notes", "Method", "Sources", "Licenses and credits")
        at += [text.index(f"{name}</h2>") for name in last]
        assert at == sorted(at)
        names = ["picture-pay", "picture-education", "picture-skills"]
        assert sorted(drawn) == sorted([*names, *(f"{name}-narrow" for name in names)])
        assert "<?xml" not in text
        assert "BLS cannot vouch" in found.text
        assert "has modified all or some of this information" in found.text
        assert not found.open

    def test_a_chart_is_not_repeated_in_words(self, tmp_path: Path, drawn: list[str]) -> None:
        """What a chart shows is said to those who do not see it, and to no one else."""
        text = ri.report(THREE[:2], tmp_path / "gap.html").read_text(encoding="utf-8")
        assert 'aria-label="What it shows."' in text
        assert 'aria-label="Ranges of pay: 10th to 90th percentile' in text
        assert "What it shows." not in Tags(text).text
        assert "Ranges of pay" not in Tags(text).text

    def test_a_diff_keeps_its_options(self, tmp_path: Path) -> None:
        """What the comparison was limited to holds for its report."""
        diff = ri.compare(*PAIR, source="zippia-compare")
        assert "Options: source zippia-compare." in ri.report(diff, tmp_path / "a.md").read_text(encoding="utf-8")

    def test_one(self, tmp_path: Path, drawn: list[str]) -> None:
        """One role, by its title, with its pay by state."""
        text = ri.report(THREE[0], tmp_path / "a.html").read_text(encoding="utf-8")
        assert text.count("<h1>Registered Nurses</h1>") == 1
        assert text.index('id="s-pay"') < text.index("picture-pay")
        assert sorted(drawn) == ["picture-pay", "picture-pay-narrow"]

    def test_several(self, tmp_path: Path, drawn: list[str]) -> None:
        """Up to five roles are columns of one table, with one chart; each pair folds; no id stands twice."""
        text = ri.report(THREE, tmp_path / "a.html").read_text(encoding="utf-8")
        ids = [given["id"] for _, given in Tags(text).found if "id" in given]
        assert ids == [*dict.fromkeys(ids)]
        first, _, rest = text.partition("</section>")
        assert first.count("<figure") == 1
        assert first.count("<table>") == 2
        assert first.count('<th scope="col"') == 2 * 4
        assert "vs. Registered Nurses" in first
        assert rest.count("<details><summary><h2") == 2
        assert text.count('<ol class="notes">') == 1
        assert not drawn

    def test_differences_of_several(self, tmp_path: Path) -> None:
        """Each pay minus each other one, what is significant, and that many pairs were tested."""
        text = ri.report([*THREE[:2], "pharmacist"], tmp_path / "a.md").read_text(encoding="utf-8")
        finding = text.split("\n\n")[2]
        assert finding == (
            "Physician assistants have the highest mean annual wage, $141,280 per year (BLS OEWS, May 2025). It is not "
            "significantly different from that for pharmacists ($140,920). It is significantly higher than for "
            "registered nurses ($101,420)."
        )
        assert "| Physician Assistants | \u2212$39,860\\* |   | \u2212$360 |" in text
        assert "Significant at the 90% confidence level, not corrected for the number of pairs." in text

    def test_one_period(self, tmp_path: Path) -> None:
        """Where one role has hourly pay alone, all are compared by the hour: in the finding and in both tables."""
        text = (
            ri.report([*THREE[:2], "actors"], tmp_path / "a.md").read_text(encoding="utf-8").partition("# Registered")
        )
        first = text[2].partition("## Read with care")[0]
        assert "have the highest mean hourly wage, $67.92 per hour (BLS OEWS, May 2025)." in first
        assert "registered nurses ($48.76) and actors ($58.29)" in first
        assert "| Mean | $48.76 | $67.92 | $58.29 |" in first
        assert "| vs. Registered Nurses |   | +$19.16 (+39.3%) | +$9.53 (+19.5%) |" in first
        assert "## Differences in mean hourly wage" in first
        assert not re.search(r"\$\d+,\d{3}", first)

    def test_more_than_five(self, tmp_path: Path) -> None:
        """They are rows of one table, the highest pay first."""
        roles = ["carpenter", *THREE, "pharmacist", "electrician"]
        text = ri.report(roles, tmp_path / "a.md").read_text(encoding="utf-8")
        assert text.startswith("# Carpenters and 5 other roles\n")
        rows = [line.split(" | ")[0] for line in text.splitlines() if line.startswith("| ")][2:]
        assert rows == [
            f"| {name}" for name in ("Physician Assistants", "Pharmacists", "Nurse Practitioners", "Registered Nurses",
            "Electricians", "Carpenters")
        ]  # fmt: skip

    def test_pay_that_cannot_be_compared(self, tmp_path: Path) -> None:
        """A role whose pay is of another kind has empty cells, and the finding says so."""
        text = ri.report([*THREE[:2], "account manager"], tmp_path / "a.md").read_text(encoding="utf-8")
        assert "Pay for account managers cannot be compared with it." in text
        assert "| Mean | $101,420 | $141,280 | \u2013 |" in text
        assert "\u2013 Not comparable." in text
        assert "\u2013 Not published, or not comparable with the figure for Registered Nurses." in text

    def test_tiles(self, tmp_path: Path) -> None:
        """Pay, growth and entry, as far as they are known of both; of one title what tells the sides apart."""
        nurse = "registered nurse"
        pairs: dict[tuple[str, str] | ri.RoleDiff, list[str]] = {
            ("registered nurse", "physician assistant"): [
                "+$39,860: difference in mean annual wage; 90% confidence interval: $38,100 to $41,600",
                "4.9% vs. 20.4%: projected job growth, 2024–34; registered nurses vs. physician assistants",
                "Bachelor's vs. master's: typical entry-level education; registered nurses vs. physician assistants",
            ],
            PAIR: [
                "−$31,558: difference in mean annual pay; 46.0% less than account managers",
                "5% vs. −8%: job growth (years not stated); account managers vs. account representatives",
                "6–8 years vs. 6–12 months: time to enter the role; account managers vs. account representatives",
            ],
            ri.compare(nurse, "uk-2237", rates="ecb"): [
                "−$21.32: difference in mean hourly pay; 43.7% less than registered nurses",
            ],
            ri.compare(nurse, nurse, place=("CA", "TX")): [
                "−$54,900: difference in mean annual wage; 90% confidence interval: −$55,780 to −$54,020",
                "Bachelor's degree: typical entry-level education; both roles",
                "53.3% vs. 53.3%: hold a bachelor's degree; California vs. Texas",
            ],
        }
        for number, (pair, tiles) in enumerate(pairs.items()):
            text = ri.report(pair, tmp_path / f"{number}.md").read_text(encoding="utf-8")
            first = text.replace("\\", "").partition("## ")[0]
            assert [line[2:] for line in first.splitlines() if line.startswith("- ")] == tiles

    def test_one_role_at_several_places(self, tmp_path: Path) -> None:
        """Each place stands in the title, the finding and the heads."""
        roles = [ri.role("registered nurse").at(place) for place in ("CA", "TX", "NY")]
        text = ri.report(roles, tmp_path / "a.md").read_text(encoding="utf-8")
        names = [f"({name})" for name in ("California", "Texas", "New York")]
        for line in (text.splitlines()[0], text.split("\n\n")[2], text.partition("|   | ")[2].splitlines()[0]):
            assert all(name in line for name in names)

    def test_nothing_to_compare(self, tmp_path: Path) -> None:
        """Roles of which nothing is known have no table of key figures."""
        others = [attrs.evolve(BARE, id=id_) for id_ in ("two", "three")]
        text = ri.report([BARE, *others], tmp_path / "a.md").read_text(encoding="utf-8")
        assert "No pay of these roles can be compared.\n" in text
        assert "Key figures" not in text

    def test_several_currencies(self, tmp_path: Path) -> None:
        """Pay of two countries needs rates, and with these is compared by the hour, in one currency."""
        roles = ["uk-2237", "uk-2231", "registered nurse"]
        wanted = "Pay is stated in GBP and USD; state an exchange rate (rates=, --rates) to compare them."
        for number, chosen in enumerate((roles, roles[::-1])):
            text = ri.report(chosen, tmp_path / f"{number}.md").read_text(encoding="utf-8")
            assert f"compared{' with it' if chosen == roles else ''}. {wanted}" in text
            converted = ri.report(chosen, tmp_path / f"{number}c.md", rates="ecb", currency="GBP")
            text = converted.read_text(encoding="utf-8").replace("\\", "")
            assert wanted not in text
            assert "have the highest" in text.split("\n\n")[2]
            assert "£35.08 per hour" in text or "£36.47 per hour" in text
            assert "| +£10.85? |" in text or "| −£12.43? |" in text
            assert "prices, taxes, benefits, and hours of work differ" in text
            assert "European Central Bank" in text.partition("## Sources")[2]

    def test_rates_of_two(self, tmp_path: Path) -> None:
        """A report of two roles is that of their comparison at these rates."""
        pair = ("registered nurse", "uk-2231")
        rates: dict[str, Any] = {"rates": "ecb", "currency": "GBP"}
        diff = ri.compare(*pair, **rates)
        files = [
            ri.report(diff, tmp_path / "diff.md"), ri.report(pair, tmp_path / "pair.md", **rates),
        ]  # fmt: skip
        assert files[0].read_bytes() == files[1].read_bytes()
        with pytest.raises(ri.InvalidArgumentError, match="rates must be left out, not 'ecb'"):
            ri.report(diff, tmp_path / "a.md", rates="ecb")
        with pytest.raises(ri.InvalidArgumentError, match="currency must be left out, not 'GBP'"):
            ri.report(diff, tmp_path / "a.md", currency="GBP")
        with pytest.raises(ri.NotComparableError, match="There is no ECB rate"):
            ri.report(pair, tmp_path / "a.md", rates="ecb:1990-01")

    def test_one_kind_of_workers(self, tmp_path: Path) -> None:
        """Roles with pay of full-time and of all employees are compared by the workers that the most of them have."""
        text = ri.report(["uk-2237", "uk-2231", "uk-1111"], tmp_path / "a.md").read_text(encoding="utf-8")
        assert "| Median | £40,737 | £45,976 | £88,056 |" in text

    def test_prepared(self, tmp_path: Path) -> None:
        """The date that it bears is today's, or the one given; the version stands beside it."""
        today = date.today()
        dates: dict[date | str | None, str] = {
            "2026-03-01": "March 1, 2026",
            date(2025, 12, 24): "December 24, 2025",
            None: f"{today:%B} {today.day}, {today.year}",
        }
        for given, day in dates.items():
            text = ri.report(PAIR, tmp_path / f"{given}.md", prepared=given).read_text(encoding="utf-8")
            assert f"Prepared {day}, with roleinfo {ri.__version__}" in text
        for wrong in ("yesterday", "2026", "2026-02-30"):
            with pytest.raises(ri.InvalidArgumentError, match="prepared must be a date as 2026-03-01"):
                ri.report(PAIR, tmp_path / "a.md", prepared=wrong)
        with pytest.raises(TypeError, match="prepared"):
            ri.report(PAIR, tmp_path / "a.md", prepared=2026)  # type: ignore[arg-type]

    @pytest.mark.parametrize("roles", [PAIR, THREE[:1], THREE, [*THREE, "carpenter", "roofer", "plumber"]], ids=len)
    @pytest.mark.parametrize("ending", ["html", "md"])
    def test_no_name_of_python(self, roles: list[str], ending: str, tmp_path: Path) -> None:
        """Who reads a report has no interpreter at hand."""
        text = ri.report(roles, tmp_path / f"a.{ending}", pictures=False).read_text(encoding="utf-8")
        assert not PYTHON.search(Tags(text).text if ending == "html" else text)

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
        with pytest.raises(FileExistsError, match="the file exists") as refused:
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
