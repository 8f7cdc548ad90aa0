"""How the house hangs together: who imports whom, what an import costs, and what the facade hands out."""

import ast
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from pkgutil import walk_packages
from types import FunctionType
from typing import Any

import pytest

import roleinfo

ROOT = Path(__file__).parent.parent
SUBMODULES = [each.name for each in walk_packages(roleinfo.__path__, "roleinfo.") if each.name != "roleinfo.__main__"]


PACKAGE = Path(roleinfo.__path__[0])
MODULES = {
    ".".join(("roleinfo", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): file
    for file in PACKAGE.rglob("*.py")
}


def fresh(script: str, *arguments: str) -> str:
    """What a new process prints that runs this script and nothing else."""
    command = [sys.executable, "-I", "-W", "error", "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def modules_loaded_by(script: str) -> set[str]:
    """The names in ``sys.modules`` that this script adds to those of a bare interpreter."""
    report = "import sys\nbefore = set(sys.modules)\n{}\nprint(*set(sys.modules) - before)"
    return set(fresh(report.format(script)).split())


def imports_at_head(file: Path) -> Iterator[str]:
    """The modules that a file imports when it is itself imported: not those of functions, nor those for types alone."""
    nodes: list[ast.AST] = [*ast.parse(file.read_text(encoding="utf-8")).body]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            nodes += node.orelse
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else node.module for name in inner)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            nodes += ast.iter_child_nodes(node)


class TestImportContract:
    """The layers, as pyproject.toml states them."""

    def test_holds(self) -> None:
        """Every import of the installed package runs the way the contract allows."""
        lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
        command = [sys.executable, "-c", lint, "--no-cache", "--config", str(ROOT / "pyproject.toml")]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        assert done.returncode == 0, done.stdout + done.stderr

    def test_no_cycles(self) -> None:
        """No two modules import each other at their heads, however many lie between."""
        imported = {name: {*imports_at_head(file)} - {name} for name, file in MODULES.items()}
        assert {*TopologicalSorter(imported).static_order()} == MODULES.keys()
        assert "roleinfo.model.role" in imported["roleinfo.diffs.roles"]
        assert not any(name.startswith("roleinfo.views") for name in imported["roleinfo.model._results"])


class TestOrderOfImports:
    """No order of imports may change what a public name is."""

    @pytest.mark.parametrize("seed", range(4))
    def test_public_names_stay(self, seed: int) -> None:
        """After every submodule came in, in random order and mixed with look-ups, each name is its module's object."""
        script = """
import importlib, random, sys, roleinfo
names = sorted(roleinfo._LAZY)
steps = [*sys.argv[2:], *random.Random(sys.argv[1]).sample(names, len(names) // 2)]
random.Random(sys.argv[1]).shuffle(steps)
for each in steps:
    importlib.import_module(each) if "." in each else getattr(roleinfo, each)
for each in names:
    assert getattr(roleinfo, each) is getattr(sys.modules[roleinfo._LAZY[each]], each), each
"""
        fresh(script, str(seed), *SUBMODULES)

    def test_no_submodule_bears_a_public_name(self) -> None:
        """Importing a submodule sets its name on the package, so it may not be another thing's public name."""
        own = {name for name, module in roleinfo._LAZY.items() if module == "roleinfo"}
        assert own == {"frames"}
        assert all(getattr(roleinfo, each) is sys.modules[f"roleinfo.{each}"] for each in own)
        assert {each.partition(".")[2] for each in SUBMODULES} & set(roleinfo.__all__) == own


class TestCostOfImports:
    """What is not needed is not loaded."""

    def test_import_alone(self) -> None:
        """``import roleinfo`` loads nothing that takes time."""
        loaded = modules_loaded_by("import roleinfo")
        heavy = {"attr", "attrs", "cattrs", "decimal", "sqlite3", "json", "tomllib", "importlib_resources"}
        assert loaded & heavy == set()
        assert "roleinfo" in loaded

    def test_one_figure(self) -> None:
        """A look-up reads no other formats than it needs."""
        loaded = modules_loaded_by("import roleinfo as ri; ri.role('account representative').salary.mean")
        assert loaded & {"cattrs", "roleinfo.render", "roleinfo.views", "roleinfo.cli", "roleinfo.diffs"} == set()
        assert "roleinfo.model.role" in loaded

    def test_what_is_missing(self) -> None:
        """The message of what is missing in a role loads one module of English, and no other."""
        loaded = modules_loaded_by(
            "from roleinfo.model.caveat import make_missing\n"
            "make_missing(('experience', 'training'), 'suppressed', count=2, what='training')\n"
            "make_missing(('salary', 'per hour'), 'annual-only', 'oews')"
        )
        english = {name for name in loaded if name.startswith("roleinfo.text.")}
        assert english == {"roleinfo.text.missing"}


class TestFacade:
    """The stub is the one list of public names; the facade's table follows from it."""

    tool: dict[str, Any] = runpy.run_path(str(ROOT / "tools" / "build_facade.py"))

    def test_table_is_the_stubs(self) -> None:
        """The table is what tools/build_facade.py makes of the stub, and the program says so with --check."""
        facade, stub = self.tool["FACADE"].read_text(encoding="utf-8"), self.tool["STUB"].read_text(encoding="utf-8")
        assert self.tool["facade"](facade, stub) == facade
        assert self.tool["main"](["--check"]) == 0

    def test_a_name_more(self) -> None:
        """A name that the stub has and the table lacks is written into the table, in the row of its module."""
        stub = "from roleinfo.errors import Problem as Problem\nfrom roleinfo.errors import A as A, B as _B\n"
        table = self.tool["facade"]("_NAMES: dict[str, str] = {\n}\n", stub)
        assert table == '_NAMES: dict[str, str] = {\n    "roleinfo.errors": "A Problem",\n}\n'

    def test_all_and_dir(self) -> None:
        """``__all__`` has each name once, with the version, as ``dir`` does."""
        assert len(roleinfo.__all__) == len(set(roleinfo.__all__))
        assert {*roleinfo.__all__} == {*roleinfo._LAZY, "__version__"} == {*dir(roleinfo)}

    @pytest.mark.parametrize("name", roleinfo.__all__)
    def test_every_name_is_its_modules(self, name: str) -> None:
        """A public class or function says that it comes from the module in the table, so pickles find it."""
        found = getattr(roleinfo, name)
        if isinstance(found, type | FunctionType):
            assert found.__module__ == roleinfo._LAZY[name]

    def test_help_begins_with_where_to_start(self) -> None:
        """Each name that the first lines of ``help(roleinfo)`` mention is public, and the main verbs are among them."""
        text = (roleinfo.__doc__ or "").partition(">>>")[0]
        named = {*re.findall(r"`(\w+)", text)} - {"str", "result", "catalog"}
        assert "Where to start:" in text
        assert {"role", "search", "compare", "salary_gap", "career_paths", "report"} <= named <= {*roleinfo.__all__}

    def test_unknown_name(self) -> None:
        """A name that is not there is an AttributeError that names it, as of any module."""
        name = "salaries"
        with pytest.raises(AttributeError, match="module 'roleinfo' has no attribute 'salaries'"):
            getattr(roleinfo, name)
