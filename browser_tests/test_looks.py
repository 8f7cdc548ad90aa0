"""Displays and reports as a reader meets them: nothing sticks out, is cut off or is fetched, and all can be read."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Dialog, Page, Request

import roleinfo as ri

sys.path.append(str(Path(__file__).parent.parent / "tests"))

from shown import BARE, HOSTILE, displays  # it lies beside the other tests

SHOWN = displays()
NOTEBOOK = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Notebook</title>'
    '<meta name="viewport" content="width=device-width"><style>:root {{ color-scheme: light dark; }} '
    "body {{ margin: 12px; background: #fff; color: #222; }} "
    "@media (prefers-color-scheme: dark) {{ body {{ background: #111; color: #ddd; }} }}</style></head>"
    "<body><main><h1>Notebook</h1><h2>Cell</h2>{}</main></body></html>"
)
# An element is cut off where it has more than it shows and neither scrolls nor is hidden from sight on purpose.
_CLIPPED = """() => [...document.querySelectorAll('.roleinfo, .roleinfo *')].filter(each => {
  if (each.closest('svg, .hush, style') || !each.getClientRects().length) return false;
  const style = getComputedStyle(each);
  const inside = each.closest('.wide');
  if (style.display === 'inline') return false;
  if (inside && inside !== each && inside.scrollWidth > inside.clientWidth) return false;
  const scrolls = ['auto', 'scroll'].includes(style.overflowX);
  return (!scrolls && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
    || (style.overflowY === 'hidden' && each.scrollHeight > each.clientHeight + 1);
}).map(each => each.tagName + ': ' + each.textContent.slice(0, 60))"""
# A word in a table's head is broken where it stands on two lines, and a column at its widest would hold it whole.
_BROKEN = """() => [...document.querySelectorAll('.roleinfo thead th')].flatMap(head => {
  if (!head.getClientRects().length) return [];
  const style = getComputedStyle(head);
  const width = style.display === 'table-cell' ? parseFloat(style.maxWidth) : head.clientWidth;
  const room = width - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node; (node = walker.nextNode());) {
    for (const word of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map(each => Math.round(each.top)));
      if (lines.size > 1 && pen.measureText(word[0]).width <= room) found.push(word[0]);
    }
  }
  return found;
})"""
_WIDE_PICTURES = """() => [...document.querySelectorAll('figure svg')].filter(
  each => each.getBoundingClientRect().right > document.documentElement.clientWidth).length"""
# The list of sections, where it stands beside the text, does not lie on it.
_COVERED = """() => [...document.querySelectorAll('nav')].filter(each => getComputedStyle(each).position === 'fixed'
  && [...each.querySelectorAll('a')].some(link => link.getBoundingClientRect().right
    > document.querySelector('h1').getBoundingClientRect().left)).length"""
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def looked_at(tab: Page, text: str) -> None:
    """Load a document, unfold all of it, and hold it to what every one must be."""
    asked: list[str] = []
    said: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    def hear(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    tab.on("request", note)
    tab.on("dialog", hear)
    tab.set_content(text)
    tab.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert tab.evaluate(_OVERFLOW) <= 0
    assert tab.evaluate(_CLIPPED) == []
    assert tab.evaluate(_BROKEN) == []
    assert tab.evaluate(_WIDE_PICTURES) == 0
    assert tab.evaluate(_COVERED) == 0
    found = Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    assert [
        (each["id"], each["nodes"][0]["html"][:200]) for each in found if each["impact"] in ("serious", "critical")
    ] == []
    tab.remove_listener("request", note)
    tab.remove_listener("dialog", hear)
    assert asked == []
    assert said == []


@pytest.mark.parametrize("name", SHOWN)
def test_display(corner: Page, name: str) -> None:
    """Each display, as an output of a notebook."""
    looked_at(corner, NOTEBOOK.format(SHOWN[name]._repr_html_()))


@pytest.mark.parametrize(
    "roles",
    [
        ["registered nurse", "physician assistant"],
        ["account manager", "account representative"],
        ["registered nurse"],
        ["registered nurse", "physician assistant", "nurse practitioner"],
        [HOSTILE[0], HOSTILE[1]],
        [HOSTILE[2], HOSTILE[3]],
        [BARE, HOSTILE[0]],
        [BARE],
    ],
    ids=lambda roles: " + ".join((each.title if isinstance(each, ri.Role) else each)[:20] for each in roles),
)
def test_report(tab: Page, roles: list[ri.Role | str], tmp_path: Path) -> None:
    """Whole reports, with their pictures."""
    looked_at(tab, ri.report(roles, tmp_path / "report.html").read_text(encoding="utf-8"))


# A word or figure of a card is broken where it stands on two lines; only a word of more than 20 letters may be.
_BROKEN_IN_CARDS = """() => [...document.querySelectorAll('.roleinfo :is(th, td)')].flatMap(cell => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node; (node = walker.nextNode());) {
    for (const word of node.data.matchAll(/[\\p{L}\\p{N}.,%]+/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map(each => Math.round(each.top)));
      if (lines.size > 1 && word[0].length <= 20) found.push(word[0]);
    }
  }
  return found;
})"""


@pytest.mark.parametrize("name", ["diff", "diff of written roles", "occupation", "matches", "pay of all"])
def test_words_stay_whole(corner: Page, name: str) -> None:
    """No amount and no word of a card's table is broken, however little room there is."""
    corner.set_content(NOTEBOOK.format(SHOWN[name].to_html()))
    assert corner.evaluate(_BROKEN_IN_CARDS) == []


def test_a_table_is_moved_with_the_keyboard(corner: Page) -> None:
    """What is wider than its room scrolls, has a name and can be reached with the keyboard."""
    corner.set_content(NOTEBOOK.format(SHOWN["pay of all"].to_html()))
    region = corner.get_by_role("region").first
    region.focus()
    assert region.get_attribute("aria-label")
    assert corner.evaluate("() => document.activeElement.getAttribute('role')") == "region"


def test_cards_take_the_colors_around(tab: Page) -> None:
    """A card has no ground and no color of its own for text: both are those of the notebook or site around it."""
    tab.set_content(f'<body style="background:#123456;color:#fedcba">{SHOWN["diff"].to_html()}</body>')
    style = "name => getComputedStyle(document.querySelector('.roleinfo td'))[name]"
    assert tab.evaluate(style, "color") == "rgb(254, 220, 186)"
    assert tab.evaluate(style, "backgroundColor") == "rgba(0, 0, 0, 0)"


def printed_pages(tab: Page, file: Path, folder: Path) -> list[str]:
    """The text of each Letter page that a report prints on."""
    tab.goto(file.as_uri())
    pdf = folder / "printed.pdf"
    pdf.write_bytes(tab.pdf(format="Letter"))
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603  # ours
    return text.removesuffix("\f").split("\f")


LONGEST: Final = sorted(
    (role.id for role in ri.roles() if role.id[0].isdigit()), key=lambda id_: -len(ri.role(id_).title)
)


@pytest.mark.parametrize(
    "roles",
    [
        ["registered nurse", "physician assistant"],
        ["account manager", "account representative"],
        LONGEST[:2],
        [HOSTILE[2], HOSTILE[3]],
        ["registered nurse"],
        LONGEST[:1],
        ["registered nurse", "physician assistant", "pharmacist"],
        ["registered nurse", "physician assistant", "pharmacist", "nurse practitioner", "account manager"],
        LONGEST[:5],
    ],
    ids=lambda roles: " + ".join((role.title if isinstance(role, ri.Role) else role)[:20] for role in roles),
)
def test_first_page(paper: Page, roles: list[ri.Role | str], tmp_path: Path) -> None:
    """The finding, key figures, cautions and sources fill one Letter page, and details begin on the second."""
    pages = printed_pages(paper, ri.report(roles, tmp_path / "report.html"), tmp_path)
    last = [line for line in pages[0].splitlines() if line.strip()]
    assert "Key figures" in pages[0]
    assert any(line.strip().startswith(("Source: [1]", "Sources: [1]")) for line in last[-4:])
    start = next(line.strip() for line in pages[1].splitlines() if line.strip())
    assert start in ("Overview", "About this role", "Sources")


@pytest.mark.parametrize("role", ["registered nurse", "47-2111.00", "21-1021.00", "31-1131.00", LONGEST[0]])
def test_career_report(paper: Page, role: str, tmp_path: Path) -> None:
    """A career report is one Letter page, from where one is to the sources with their licenses."""
    [page] = printed_pages(paper, ri.report(ri.next_roles(role), tmp_path / "report.html"), tmp_path)
    for heading in ("Where you are", "Next 3 steps", "Left out", "Not known", "Sources"):
        assert heading in page
    assert page.index("Sources") < page.index("BLS cannot vouch for the data")


def test_pages(paper: Page, tmp_path: Path) -> None:
    """Two roles with their pictures fill at most 8 pages, and what is folded is not printed at all."""
    file = ri.report(["registered nurse", "physician assistant"], tmp_path / "report.html")
    pages = printed_pages(paper, file, tmp_path)
    assert 4 < len(pages) <= 8
    assert "more rows" not in "".join(pages)
    assert paper.locator("details").count()
