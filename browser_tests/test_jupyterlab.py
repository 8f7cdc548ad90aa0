"""A card in JupyterLab, trusted and not, in both of its themes: no formula, all of its pictures, nothing too wide."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

import roleinfo as ri

_LONGEST_START: Final = 40.0
_THEMES: Final = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
_CARD: Final = ".jp-OutputArea-output .roleinfo"
_OVERFLOW: Final = """() => [...document.querySelectorAll('.jp-OutputArea-output, .jp-OutputArea-output *')].filter(
  each => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0
    && getComputedStyle(each).display !== 'inline').map(each => each.tagName + ': ' + each.textContent.slice(0, 60))"""


def _notebook() -> str:
    """A notebook that was run, with a comparison as the output of its only cell."""
    diff = ri.compare("registered nurse", "physician assistant")
    output = {
        "output_type": "execute_result", "execution_count": 1, "metadata": {},
        "data": {"text/html": diff._repr_html_(), "text/plain": repr(diff)},
    }  # fmt: skip
    cell = {
        "cell_type": "code", "id": "card", "execution_count": 1, "metadata": {}, "outputs": [output],
        "source": "diff",
    }  # fmt: skip
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}, "cells": [cell]})


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


class Lab:
    """A server of JupyterLab on the loopback, with its files, settings and state in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notebooks = folder / "notebooks"
        self.notebooks.mkdir()
        self.settings = folder / "settings"
        self.environment = {
            **os.environ,
            "HOME": str(folder), "JUPYTER_CONFIG_DIR": str(folder / "config"),
            "JUPYTER_DATA_DIR": str(folder / "data"), "JUPYTER_RUNTIME_DIR": str(folder / "run"),
            "IPYTHONDIR": str(folder / "ipython"), "JUPYTERLAB_SETTINGS_DIR": str(self.settings),
            "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"), "JUPYTER_PLATFORM_DIRS": "1",
        }  # fmt: skip
        for name in ("untrusted", "trusted"):
            (self.notebooks / f"{name}.ipynb").write_text(_notebook(), encoding="utf-8")
        self._run("nbformat.sign", str(self.notebooks / "trusted.ipynb"))
        port = _free_port()
        self.address = f"http://127.0.0.1:{port}"
        self.log = (folder / "log").open("wb")
        options = (
            "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}",
            "--ServerApp.port_retries=0", f"--ServerApp.root_dir={self.notebooks}", "--IdentityProvider.token=",
            "--ServerApp.password=", "--LabApp.news_url=", "--LabApp.extension_manager=readonly",
        )  # fmt: skip
        self.server = subprocess.Popen(  # noqa: S603  # its options are above
            [sys.executable, "-m", "jupyterlab", *options], env=self.environment, stdout=self.log, stderr=self.log
        )
        self._wait()

    def _run(self, module: str, *options: str) -> None:
        command = [sys.executable, "-m", module, *options]
        subprocess.run(command, env=self.environment, check=True, capture_output=True)  # noqa: S603  # as above

    def _wait(self) -> None:
        last = time.monotonic() + _LONGEST_START
        while time.monotonic() < last and self.server.poll() is None:
            try:
                with urlopen(f"{self.address}/api"):  # noqa: S310  # our own server
                    return
            except (URLError, ConnectionError):
                time.sleep(0.3)
        self.end()
        pytest.fail("JupyterLab did not start: " + (self.folder / "log").read_text(encoding="utf-8")[-2000:])

    def choose(self, theme: str) -> None:
        """Let pages that are opened from now on have this theme."""
        place = self.settings / "@jupyterlab" / "apputils-extension"
        place.mkdir(parents=True, exist_ok=True)
        (place / "themes.jupyterlab-settings").write_text(json.dumps({"theme": _THEMES[theme]}), encoding="utf-8")

    def end(self) -> None:
        """End the server, and with it its kernels."""
        self.server.terminate()
        try:
            self.server.wait(10)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.wait()
        self.log.close()


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A server for all tests of the module."""
    started = Lab(tmp_path_factory.mktemp("lab"))
    yield started
    started.end()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab of 1,400 pixels; whoever opens JupyterLab needs a connection to it."""
    context = browser.new_context(viewport={"width": 1400, "height": 1100})
    yield context.new_page()
    context.close()


@pytest.mark.xdist_group("jupyterlab")
@pytest.mark.parametrize("theme", _THEMES)
@pytest.mark.parametrize("name", ["untrusted", "trusted"])
def test_card(lab: Lab, tab: Page, name: str, theme: str) -> None:
    """Amounts are text, the ranges are drawn, the text can be read on the theme's ground, and all of it fits."""
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    lab.choose(theme)
    tab.goto(f"{lab.address}/lab/tree/{name}.ipynb?reset", timeout=30_000)
    card = tab.locator(_CARD)
    card.wait_for(timeout=30_000)
    tab.wait_for_timeout(1_000)  # MathJax, where it is called, takes its time
    text = card.inner_text()
    for amount in ("$39,860", "$101,420", "$141,280"):
        assert amount in text
    assert tab.locator(f"{_CARD} :is(.MathJax, mjx-container, .MathJax_Preview)").count() == 0
    picture: Any = card.locator("img").evaluate("each => [each.complete, each.naturalWidth, each.clientWidth]")
    assert picture[0]
    assert picture[1] > 0
    assert picture[2] > 200
    assert tab.evaluate(_OVERFLOW) == []
    assert tab.evaluate("() => document.body.dataset.jpThemeLight") == ("true" if theme == "light" else "false")
    color = card.evaluate("each => getComputedStyle(each).color")
    shade = sum(map(int, re.findall(r"\d+", color)[:3])) / 3
    assert (shade < 128) == (theme == "light")
    assert [each for each in asked if not each.startswith((lab.address, "data:", "blob:"))] == []
