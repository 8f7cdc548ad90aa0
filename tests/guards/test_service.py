"""The example service: it answers from its first requests on, eight at once, and gives each error its status."""

import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

import roleinfo as ri

FILE: Final = Path(__file__).parents[2] / "examples" / "service.py"
STARTS: Final = 10

_START: Final = f"""
import faulthandler, os, runpy, socket, threading
faulthandler.dump_traceback_later(90, exit=True)
import httpx, uvicorn
app = runpy.run_path({str(FILE)!r})["app"]
pages = (
    "/search?title=acount+manger", "/gap?left=registered+nurse&right=physician+assistant",
    "/compare?left=account-manager&right=account-representative", "/next?role=registered+nurse&limit=3",
)
listening = socket.socket()
listening.bind(("127.0.0.1", 0))
listening.listen(64)
address = f"http://127.0.0.1:{{listening.getsockname()[1]}}"
server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
threading.Thread(target=server.run, args=([listening],), daemon=True).start()
answers = []
def ask(path): answers.append((path, httpx.get(address + path, timeout=80, trust_env=False)))
clients = [threading.Thread(target=ask, args=(path,)) for path in [*pages, *pages]]
for client in clients: client.start()
for client in clients: client.join()
assert {{answer.status_code for _, answer in answers}} == {{200}}, answers
assert len(answers) == 8 and len({{(path, answer.text) for path, answer in answers}}) == 4
os._exit(0)
"""


@pytest.fixture(scope="module")
def client() -> Any:
    """A client of the service in this process."""
    namespace: dict[str, Any] = {"__name__": "service"}
    exec(compile(FILE.read_text(encoding="utf-8"), FILE, "exec"), namespace)  # noqa: S102  # our own example
    return TestClient(namespace["app"])


class TestAnswers:
    """What the service gives."""

    def test_results(self, client: Any) -> None:
        """Each page is the dictionary that the library gives."""
        sides = {"left": "registered nurse", "right": "physician assistant"}
        gap = ri.salary_gap(*sides.values()).to_dict()
        assert client.get("/gap", params=sides).json() == gap
        assert client.get("/compare", params=sides).json() == ri.compare(*sides.values()).to_dict(roles=False)
        assert (
            client.get("/search", params={"title": "acount manger"}).json()
            == ri.search("acount manger", limit=5).to_dict()
        )
        assert TypeAdapter(dict[str, Any]).validate_python(gap) == gap

    @pytest.mark.parametrize(
        ("path", "status", "error"),
        [
            ("/gap?left=nurse&right=physician+assistant", 300, "AmbiguousTitleError"),
            ("/gap?left=no+such+role&right=physician+assistant", 404, "RoleNotFoundError"),
            ("/gap?left=registered+nurse&right=physician+assistant&place=Atlantis", 404, "PlaceNotFoundError"),
            ("/gap?left=registered+nurse&right=infantry", 409, "NotComparableError"),
            ("/search?title=nurse&limit=-1", 422, "InvalidArgumentError"),
        ],
    )
    def test_errors(self, client: Any, path: str, status: int, error: str) -> None:
        """Each error of the library has the status of its class, and its own message."""
        answer = client.get(path)
        assert (answer.status_code, answer.json()["error"]) == (status, error)
        assert answer.json()["message"]


@pytest.mark.parametrize("start", range(STARTS))
def test_first_requests(start: int) -> None:
    """Eight first requests at once to a service just started all get their answer."""
    command = [sys.executable, "-I", "-c", _START]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, f"start {start}: {done.stderr}"
