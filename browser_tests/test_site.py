"""The documentation as it was built: its main pages fit, fetch nothing from elsewhere, and can be read by all."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request

PAGES = (
    "index",
    "quick-start",
    "choosing",
    "data",
    "peers",
    "guides/compare-two-roles",
    "reference/comparison",
    "notebooks/account-managers",
    "notebooks/salary-gaps",
    "notebooks/team-of-ten",
    "notebooks/career-change",
)
# Pictures too narrow to be read, and those that stick out of what scrolls.
_SMALL = """() => [...document.querySelectorAll('article img')].filter(each => !each.closest('.roleinfo') && (
  each.clientWidth < 560 || getComputedStyle(each.parentElement).overflowX !== 'auto')).map(each => each.alt)"""
# On a narrow screen the theme lets the content scroll by itself, and not the page.
_OVERFLOW = """() => Math.max(...[document.documentElement, document.querySelector('.content')].map(
  each => each.scrollWidth - each.clientWidth))"""


@pytest.fixture(scope="module")
def site() -> Path:
    """The folder that ROLEINFO_SITE names; one without a first page is no site, and the tests fail."""
    folder = Path(os.environ["ROLEINFO_SITE"]).absolute()
    if not (folder / "index.html").is_file():
        pytest.fail(f"there is no site in {folder}: build the documentation, or name its folder in ROLEINFO_SITE")
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_page(corner: Page, site: Path, page: str) -> None:
    """Nothing sticks out, every picture can be read, nothing comes from elsewhere, and no rule of access is broken."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    corner.on("request", note)
    corner.goto((site / f"{page}.html").as_uri())
    corner.remove_listener("request", note)
    assert [each for each in asked if not each.startswith((site.as_uri() + "/", "data:"))] == []
    assert corner.evaluate(_OVERFLOW) <= 0
    assert corner.evaluate(_SMALL) == []
    found = Axe().run(corner, options={"resultTypes": ["violations"]}).response["violations"]
    assert [
        (each["id"], each["nodes"][0]["html"][:200]) for each in found if each["impact"] in ("serious", "critical")
    ] == []
