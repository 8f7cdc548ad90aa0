"""How the house hangs together: who imports whom, what an import costs, and what the facade hands out."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path
from pkgutil import walk_packages
from types import FunctionType
from typing import Any

import pytest

import roleinfo
from roleinfo.model import _edges

ROOT = Path(__file__).parent.parent
SUBMODULES = [each.name for each in walk_packages(roleinfo.__path__, "roleinfo.") if each.name != "roleinfo.__main__"]


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


class TestImportContract:
    """The layers, as pyproject.toml states them."""

    def test_holds(self) -> None:
        """Every import of the installed package runs the way the contract allows."""
        lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
        command = [sys.executable, "-c", lint, "--no-cache", "--config", str(ROOT / "pyproject.toml")]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        assert done.returncode == 0, done.stdout + done.stderr

    @pytest.mark.parametrize("name", _edges.TARGETS)
    def test_every_edge_is_there(self, name: str) -> None:
        """What the model calls by name is a function of the module that the name gives."""
        assert callable(_edges.edge(name))


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


class TestFacade:
    """The facade states its names four times; the four agree."""

    tree = ast.parse(inspect.getsource(roleinfo))

    def literal(self, name: str) -> Any:
        """The literal assigned to this name in the facade's source."""
        for node in self.tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if name in [ast.unparse(each) for each in targets]:
                    return ast.literal_eval(node.value)
        raise LookupError(name)

    def test_names_for_type_checkers(self) -> None:
        """The imports under TYPE_CHECKING are the lazy table's, each as a re-export."""
        blocks = [
            each for each in self.tree.body if isinstance(each, ast.If) and ast.unparse(each.test) == "TYPE_CHECKING"
        ]
        imports = [each for block in blocks for each in block.body if isinstance(each, ast.ImportFrom)]
        assert all(alias.name == alias.asname for each in imports for alias in each.names)
        assert {alias.name: each.module for each in imports for alias in each.names} == self.literal("_LAZY")

    def test_all_and_dir(self) -> None:
        """``__all__`` is a literal without doublets that holds the lazy names and the version, as ``dir`` does."""
        names = self.literal("__all__")
        assert len(names) == len(set(names))
        assert set(names) == {*self.literal("_LAZY"), "__version__"} == {*dir(roleinfo)}

    @pytest.mark.parametrize("name", roleinfo.__all__)
    def test_every_name_is_its_modules(self, name: str) -> None:
        """A public class or function says that it comes from the module in the table, so pickles find it."""
        found = getattr(roleinfo, name)
        if isinstance(found, type | FunctionType):
            assert found.__module__ == self.literal("_LAZY")[name]

    def test_unknown_name(self) -> None:
        """A name that is not there is an AttributeError that names it, as of any module."""
        name = "salaries"
        with pytest.raises(AttributeError, match="module 'roleinfo' has no attribute 'salaries'"):
            getattr(roleinfo, name)
