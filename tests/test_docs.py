"""The documentation holds together: every public name has its place, every page can be reached, notebooks are text."""

import ast
import re
from collections import Counter
from pathlib import Path
from typing import Any

import matplotlib
import matplotlib.pyplot as plt
import pytest

import roleinfo

DOCS = Path(__file__).parent.parent / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
NOTEBOOKS = sorted(DOCS.glob("notebooks/*.md"))
CELL = re.compile(
    r"^```\{code-cell\} python\n(?::tags: .*\n\n|---\n(?:.*\n)*?---\n)?((?:(?!```).*\n)*)```$", re.MULTILINE
)


def named(page: Path) -> list[str]:
    """The names that a page of the reference takes from docstrings."""
    entry = r"^\.\. auto(?:class|function|data|module):: (?:roleinfo\.)?(\S+)$"
    return re.findall(entry, page.read_text(encoding="utf-8"), re.MULTILINE)


def listed(page: Path) -> set[Path]:
    """The pages that the tables of contents on a page name; a star stands for what is there."""
    text = page.read_text(encoding="utf-8")
    entries = [line for toc in re.findall(r"```\{toctree\}\n(.*?)```", text, re.DOTALL) for line in toc.split("\n")]
    names = [entry for entry in entries if entry and not entry.startswith(":")]
    return {each for name in names for each in page.parent.glob(f"{name}.md")}


def test_reference_has_every_public_name_once() -> None:
    """Each name of the facade is described on one page of the reference, and none that is not public."""
    names = Counter(name for page in DOCS.glob("reference/*.md") for name in named(page) if "." not in name)
    assert names == Counter(set(roleinfo.__all__) - {"__version__"})


def test_every_page_can_be_reached() -> None:
    """From the first page every other is reached by tables of contents."""
    reached: set[Path] = set()
    waiting = {DOCS / "index.md"}
    while waiting:
        page = waiting.pop()
        reached.add(page)
        waiting |= listed(page) - reached
    assert reached == set(PAGES)


def test_notebooks_leave_no_files() -> None:
    """What a notebook writes goes elsewhere: its folder holds pages alone."""
    assert {path.suffix for path in (DOCS / "notebooks").iterdir() if not path.name.startswith(".")} == {".md"}


def test_there_are_notebooks() -> None:
    """What is asked of notebooks below is asked of some."""
    assert len(NOTEBOOKS) >= 4


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda each: each.stem)
def test_notebook_is_text(notebook: Path) -> None:
    """A notebook names its kernel, all its cells are Python that compiles, and no output is kept in it."""
    text = notebook.read_text(encoding="utf-8")
    assert text.startswith("---\nfile_format: mystnb\nkernelspec:\n  name: python3\n")
    cells = CELL.findall(text)
    assert len(cells) == text.count("{code-cell}") > 0
    for cell in cells:
        ast.parse(cell)
    assert not re.search(r"data:image|image/png|\{code-cell-output\}|execution_count", text)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda each: each.stem)
def test_notebook_runs(notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cells of a notebook run in their order, without a kernel."""
    matplotlib.use("Agg")
    monkeypatch.chdir(tmp_path)
    spoken_of: dict[str, Any] = {}
    try:
        for at, cell in enumerate(CELL.findall(notebook.read_text(encoding="utf-8")), 1):
            exec(compile(cell, f"{notebook.name}, cell {at}", "exec"), spoken_of)  # noqa: S102  # our own words
    finally:
        plt.close("all")


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda each: each.stem)
def test_notebook_says_what_may_not_be_concluded(notebook: Path) -> None:
    """Figures are shown with their limits: every notebook ends with them."""
    assert "\n## Limits\n" in notebook.read_text(encoding="utf-8")
