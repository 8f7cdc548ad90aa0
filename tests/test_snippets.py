"""Every example that a reader meets, in the documents and in the docstrings, is run."""

import ast
import doctest
import inspect
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import FunctionType
from typing import Any

import pytest

import roleinfo

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
MODULES = ["roleinfo", *(each.name for each in walk_packages(roleinfo.__path__, "roleinfo."))]


def blocks(document: Path, language: str) -> Iterator[tuple[int, str]]:
    """The fenced blocks of a language in a document, each with the number of the line before it, from 0."""
    text = document.read_text(encoding="utf-8")
    for found in re.finditer(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield text.count("\n", 0, found.start(1)), found[1]


def run_examples(text: str, namespace: dict[str, Any], file: str, line: int) -> int:
    """Run the ``>>>`` examples of a text, each answer exactly as printed; their number."""
    examples = doctest.DocTestParser().get_doctest(text, {}, file, file, line)
    examples.globs = namespace  # not a copy, so that the next block sees what this one defines
    said: list[str] = []
    outcome = doctest.DocTestRunner(optionflags=0).run(examples, out=said.append, clear_globs=False)
    assert not outcome.failed, "".join(said)
    return outcome.attempted


def save_files(document: Path, folder: Path) -> None:
    """Write the TOML files that a document has its reader save."""
    text = document.read_text(encoding="utf-8")
    for block, name in re.findall(r"^```toml\n((?:(?!```).*\n)*)```\n\nSaved as `(.+?)`", text, re.MULTILINE):
        (folder / name).write_text(block, encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: each.name)
def test_python_in_documents(document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The python blocks of a document run in order, in one namespace, in a folder with the files that it shows."""
    monkeypatch.chdir(tmp_path)
    save_files(document, tmp_path)
    namespace: dict[str, Any] = {"__name__": document.stem}
    for line, block in blocks(document, "python"):
        if not run_examples(block, namespace, str(document), line):
            exec(compile("\n" * line + block, document, "exec"), namespace)  # noqa: S102


def commands(document: Path) -> Iterator[tuple[str, str]]:
    """The roleinfo commands in the console blocks of a document, each with what it is said to print."""
    for _, block in blocks(document, "console"):
        for entry in re.split(r"^\$ ", block, flags=re.MULTILINE):
            line, _, output = entry.partition("\n")
            command = line.rpartition("&& ")[2].removeprefix("python -m ")
            if command.startswith("roleinfo "):
                yield command, output.strip("\n")


SHOWN = [(document, *each) for document in DOCUMENTS for each in commands(document)]


@pytest.mark.parametrize(("document", "command", "output"), SHOWN, ids=[each[1] for each in SHOWN])
def test_console_in_documents(document: Path, command: str, output: str, tmp_path: Path) -> None:
    """A command prints what the document shows below it; where nothing is shown, it works."""
    save_files(document, tmp_path)
    arguments = [sys.executable, "-m", *shlex.split(command)]
    environment = {**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": ""}
    done = subprocess.run(
        arguments,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        cwd=tmp_path,
        env=environment,
    )
    if output:
        assert done.stdout.strip("\n") == output, document.name
    else:
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", MODULES)
def test_python_in_docstrings(name: str) -> None:
    """Every docstring's examples hold, whatever kind of thing the docstring stands on."""
    module = import_module(name)
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            where = node.lineno if not isinstance(node, ast.Module) else 0
            run_examples(ast.get_docstring(node) or "", {**vars(module)}, name, where)


@pytest.mark.parametrize("name", roleinfo.__all__)
def test_public_names_are_described(name: str) -> None:
    """A public class has a docstring of its own, a public function one with an example."""
    found = getattr(roleinfo, name)
    if isinstance(found, type):
        assert found.__dict__.get("__doc__")
    if isinstance(found, FunctionType):
        assert ">>>" in (found.__doc__ or "")
