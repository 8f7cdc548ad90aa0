"""A headless Chromium for all tests, at two widths and in two themes.

The documentation is looked at where ROLEINFO_SITE names the folder that it was built into.
"""

import os
import shutil
from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

collect_ignore = [] if os.environ.get("ROLEINFO_SITE") else ["test_site.py"]

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, of the path in ROLEINFO_CHROMIUM or of the system; where there is none, the tests fail."""
    path = os.environ.get("ROLEINFO_CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.fail("there is no Chromium: install it, or name its path in ROLEINFO_CHROMIUM")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=path, args=[*_FLAGS])
        yield started
        started.close()


Look = tuple[int, str]
LOOKS: Final[tuple[Look, ...]] = tuple((width, theme) for width in (400, 1400) for theme in ("light", "dark"))


def _tab(browser: Browser, look: Look) -> Iterator[Page]:
    """A tab of one width and theme, which may go nowhere."""
    width, theme = look
    scheme: Any = theme
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session", params=LOOKS, ids=str)
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A tab at each width in each theme."""
    yield from _tab(browser, request.param)


@pytest.fixture(scope="session", params=[LOOKS[0], LOOKS[3]], ids=str)
def corner(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A tab at each width, and in each theme: no rule of the style is of one width and theme alone."""
    yield from _tab(browser, request.param)


@pytest.fixture(scope="session")
def paper(browser: Browser) -> Iterator[Page]:
    """A tab that prints, in light colors."""
    yield from _tab(browser, LOOKS[2])
