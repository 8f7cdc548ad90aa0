"""Cold starts: what threads, forks and a web server ask first in a fresh process is answered, and nothing hangs.

Threads start one after another. Behind a barrier, where all begin together, they take every lock in
one order, and a deadlock between two orders does not show.
"""

import ast
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from graphlib import TopologicalSorter
from itertools import combinations, cycle, islice
from pathlib import Path
from typing import Final

import pytest

import roleinfo

SOURCE: Final = Path(roleinfo.__file__).parent
ROUNDS: Final = int(os.environ.get("ROLEINFO_COLD_ROUNDS", "3"))
STARTS: Final = int(os.environ.get("ROLEINFO_SERVER_STARTS", "3"))
AT_ONCE: Final = 2

ENTRIES: Final = {
    "role": "ri.role('29-1141.00').salary.mean",
    "search": "ri.search('acount manger')",
    "written": "ri.compare('account-manager', 'account-representative')",
    "occupations": "ri.compare('29-1141.00', '29-1071.00')",
    "gap": "ri.salary_gap('29-1141.00', '29-1071.00')",
    "paths": "ri.career_paths('29-1141.00', '29-1151.00')",
    "next": "ri.next_roles('29-1141.00')",
    "many": "ri.compare_many(['29-1141.00', '29-1071.00', 'account-manager'])",
    "place": "ri.places('Denver'), ri.role('29-1141.00').at('CA')",
    "percentile": "ri.percentile_of('29-1141.00', '$90,000 per year')",
    "html": "ri.role('account-manager').to_html()",
    "frames": "ri.sources().to_csv(), ri.frames.roles",
    "json": "ri.RoleDiff.from_json(ri.compare('account-manager', 'account-representative').to_json())",
    "check": "ri.check(ri.role('account-manager'))",
}
"""What a program may ask first."""

PAIRS: Final = [*combinations(ENTRIES, 2), *((each, each) for each in ENTRIES)]

_THREADS: Final = """
import faulthandler, os, sys, threading
faulthandler.dump_traceback_later(60, exit=True)
import roleinfo as ri
failed = []
def ask(entry):
    try:
        eval(entry)
    except BaseException as error:
        failed.append(f"{entry}: {error!r}")
threads = [threading.Thread(target=ask, args=(entry,)) for entry in sys.argv[1:]]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
faulthandler.cancel_dump_traceback_later()
print(*failed, sep="\\n", file=sys.stderr)
sys.stderr.flush()
os._exit(bool(failed))  # what goes on at exit is not timed
"""

_FORKS: Final = """
import faulthandler, os, random, signal, sys, threading, time
faulthandler.register(signal.SIGALRM, chain=True)  # the thread of a time-out would not be there in a child
signal.alarm(100)
import roleinfo as ri
codes = ["29-1141.00", "29-1071.00", "15-1252.00", "account-manager", "registered nurse"]
def ask(number):
    chosen = random.Random(number)
    while True:
        ri.role(chosen.choice(codes)).salary.mean
        ri.search("acount manger")
        ri.compare(*chosen.sample(codes, 2)).summary
for number in range(3):
    threading.Thread(target=ask, args=(number,), daemon=True).start()
chosen = random.Random(sys.argv[1])
lost = 0
for _ in range(int(sys.argv[2])):
    time.sleep(chosen.random() / 8)
    child = os.fork()
    if not child:
        signal.alarm(30)
        found = ri.role("29-1141").salary.mean.pay, ri.search("acount manger")[0].role_id
        ri.compare("account-manager", "account-representative").summary
        os._exit(found != (ri.Pay(101420, "USD", "year"), "account-manager"))
    lost += os.waitpid(child, 0)[1] != 0
sys.stderr.flush()
os._exit(lost)
"""

_SERVER: Final = """
import faulthandler, os, socket, threading
faulthandler.dump_traceback_later(90, exit=True)
import httpx, uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
import roleinfo as ri

def compared(request): return PlainTextResponse(ri.compare("account-manager", "account-representative").summary[0])
def nurses(request): return PlainTextResponse(ri.compare("29-1141.00", "29-1071.00").summary[0])
def gap(request): return PlainTextResponse(str(ri.salary_gap("29-1141.00", "29-1071.00").difference))
def sought(request): return PlainTextResponse(ri.search("acount manger")[0].role_id)

pages = {"/compared": compared, "/nurses": nurses, "/gap": gap, "/sought": sought}
app = Starlette(routes=[Route(path, page) for path, page in pages.items()])
listening = socket.socket()
listening.bind(("127.0.0.1", 0))
listening.listen(64)
address = f"http://127.0.0.1:{listening.getsockname()[1]}"
server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
threading.Thread(target=server.run, args=([listening],), daemon=True).start()
answers = []
def ask(path): answers.append((path, httpx.get(address + path, timeout=80, trust_env=False).text))
clients = [threading.Thread(target=ask, args=(path,)) for path in [*pages, *pages]]
for client in clients: client.start()
for client in clients: client.join()
expected = {path: page(None).body.decode() for path, page in pages.items()}
os._exit(sorted(answers) != sorted([*expected.items(), *expected.items()]))
"""


def run(script: str, *arguments: str) -> str:
    """Run a script in a fresh process; what it says where it fails or hangs, with each thread's stack."""
    command = [sys.executable, "-I", "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return "" if done.returncode == 0 else f"{arguments}: exit {done.returncode}\n{done.stderr}"


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package with its syntax tree."""
    found = {}
    for path in SOURCE.rglob("*.py"):
        name = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imports_at_head(body: list[ast.stmt]) -> Iterator[str]:
    """The names that statements import when they are run, those for type checkers apart."""
    for statement in body:
        if isinstance(statement, ast.Import):
            yield from (each.name for each in statement.names)
        elif isinstance(statement, ast.ImportFrom) and statement.module:
            yield statement.module
            yield from (f"{statement.module}.{each.name}" for each in statement.names)
        elif isinstance(statement, ast.If):
            if ast.unparse(statement.test) != "TYPE_CHECKING":
                yield from imports_at_head(statement.body)
            yield from imports_at_head(statement.orelse)
        elif isinstance(statement, ast.Try | ast.With | ast.ClassDef):
            yield from imports_at_head(statement.body)


class TestThreads:
    """Threads that each ask something else first."""

    def test_pairs(self) -> None:
        """Every two entry points, asked first by two threads of a fresh process, answer."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            asked = [[ENTRIES[name] for name in pair] for pair in PAIRS for _ in range(ROUNDS)]
            failed = [each for each in pool.map(lambda entries: run(_THREADS, *entries), asked) if each]
        assert not failed, f"{len(failed)} of {len(asked)} starts\n" + "\n".join(failed[:3])

    @pytest.mark.parametrize("count", range(3, 9))
    def test_more(self, count: int) -> None:
        """Three to eight threads, each with another entry point, answer."""
        entries = [*ENTRIES.values()]
        assert not run(_THREADS, *islice(cycle(entries[count:] + entries), count))

    def test_a_hang_is_seen(self) -> None:
        """A thread that never ends fails the start, with the stack that it hangs in."""
        script = _THREADS.replace("later(60,", "later(1,")
        failed = run(script, "__import__('time').sleep(20)")
        assert "Timeout" in failed
        assert "in ask" in failed

    def test_asyncio(self) -> None:
        """Look-ups handed to threads by asyncio answer as they do here."""
        script = (
            "import asyncio, roleinfo as ri\n"
            "async def ask():\n"
            "    many = [asyncio.to_thread(ri.role, code) for code in codes]\n"
            "    return await asyncio.gather(*many, asyncio.to_thread(ri.search, 'acount manger'))\n"
            "codes = ['29-1141.00', '29-1071.00', 'account-manager'] * 4\n"
            "*roles, found = asyncio.run(ask())\n"
            "assert [role.id for role in roles] == codes\n"
            "assert found[0].role_id == 'account-manager'\n"
        )
        assert not run(script)


class TestForks:
    """Processes that fork while other threads look things up."""

    @pytest.mark.parametrize("seed", range(3))
    def test_children_answer(self, seed: int) -> None:
        """Children forked while three threads look things up, the first of them in the midst of imports, answer."""
        assert not run(_FORKS, str(seed), "4")


class TestProcesses:
    """Processes started in each way."""

    @pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
    def test_catalogs_cross(self, method: str) -> None:
        """A catalog handed to another process, after look-ups here, finds the same roles there."""
        script = (
            "import multiprocessing, operator, roleinfo as ri\n"
            "mine = ri.Catalog.of([ri.Role(id='keeper', title='Lighthouse Keeper')]) | ri.Catalog.default()\n"
            "here = mine.role('keeper'), mine.role('29-1141.00')\n"
            f"with multiprocessing.get_context({method!r}).Pool(2) as pool:\n"
            "    there = tuple(pool.starmap(ri.Catalog.role, [(mine, 'keeper'), (mine, '29-1141.00')]))\n"
            "assert there == here and there[1].at('CA') == here[1].at('CA')\n"
        )
        assert not run(script)


class TestServer:
    """An ASGI application that asks in its threads."""

    @pytest.mark.parametrize("start", range(STARTS))
    def test_first_requests(self, start: int) -> None:
        """Eight first requests at once to a server just started all get their answer."""
        assert not run(_SERVER, str(start))


class TestImports:
    """What a first answer needs not, and does not import."""

    def test_search(self) -> None:
        """A search and its matches as text need no role and no fact, and read no file of roles."""
        script = (
            "import sys, roleinfo as ri\n"
            "assert str(ri.search('regstered nurse')[0]).startswith('Registered Nurses')\n"
            "needless = 'model.role', 'model.fact', 'model.source', 'codec.reading', 'catalog.occupations'\n"
            "assert not {f'roleinfo.{name}' for name in needless} & {*sys.modules}, sorted(sys.modules)\n"
        )
        assert not run(script)

    @pytest.mark.parametrize("title", ["registered nurse", "account manager"])
    def test_pay_of_a_role(self, title: str) -> None:
        """A role and its pay need the classes of no other facts, be they of statistics or written by hand."""
        script = (
            "import sys, roleinfo as ri\n"
            f"assert ri.role({title!r}).salary.mean.pay.currency == 'USD'\n"
            "needless = 'skill', 'education', 'career', 'people', 'outlook', 'work', 'measure'\n"
            "assert not {f'roleinfo.model.{name}' for name in needless} & {*sys.modules}, sorted(sys.modules)\n"
        )
        assert not run(script)


class TestRules:
    """The rules by which no thread waits for another that waits for it."""

    def test_no_hidden_locks(self) -> None:
        """`functools.cached_property`, which locks a class on Python 3.11, is used nowhere but to build our own."""
        using = {
            name
            for name, tree in modules().items()
            for node in ast.walk(tree)
            if (isinstance(node, ast.Attribute) and node.attr == "cached_property")
            or (isinstance(node, ast.ImportFrom) and "cached_property" in {each.name for each in node.names})
        }
        assert using == {"roleinfo.model.cached"}

    def test_one_lock(self) -> None:
        """The package has one lock, and the module that has the databases takes it around SQLite alone."""
        words = ("Lock", "RLock", "Condition", "Semaphore", "BoundedSemaphore", "Barrier")
        locking: set[str] = set()
        taking: dict[str, set[str]] = {}
        for name, tree in modules().items():
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in words:
                    locking.add(name)
                if isinstance(node, ast.With) and any(
                    ast.unparse(each.context_expr) == "forking.sqlite" for each in node.items
                ):
                    calls = {ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
                    taking.setdefault(name, set()).update(calls)
        assert locking == {"roleinfo.forking"}
        reading = {"connection.execute", "connection.execute(query, values).fetchall"}
        assert taking == {"roleinfo.catalog.database": {"os.getpid", "self._connect", "digest", *reading}}

    def test_imports_have_an_order(self) -> None:
        """No modules import each other at their heads, so that the locks of imports are taken in one order.

        A package is imported before its modules, and so imports none of them; `roleinfo` alone imports `forking`,
        which nobody imports first, and `version`, which imports nothing.
        """
        trees = modules()
        before = {
            name: ({*imports_at_head(tree.body)} & {*trees}) | ({name.rpartition(".")[0]} & {*trees}) - {name}
            for name, tree in trees.items()
        }
        before["roleinfo"] -= {"roleinfo.forking", "roleinfo.version"}
        assert len([*TopologicalSorter(before).static_order()]) == len(trees)
