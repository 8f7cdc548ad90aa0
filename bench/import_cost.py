"""What whole processes cost: importing roleinfo beside its peers, and one figure from a cold start.

Run ``python bench/import_cost.py [--runs N] [--json]``. The processes alternate, so that a slow
minute of the machine slows all of them; bytecode is compiled into a folder of its own first, as
it is on any machine where a package was imported once before.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from statistics import median
from time import perf_counter

PROCESSES = {
    "bare": "pass",
    "import attrs": "import attrs",
    "import cattrs": "import cattrs",
    "import roleinfo": "import roleinfo",
    "one figure": "import roleinfo as ri; print(ri.role('account representative').salary.mean)",
}
FIGURE = "one figure"


def measure(runs: int) -> dict[str, float]:
    """The median of each process's milliseconds."""
    times: dict[str, list[float]] = {each: [] for each in PROCESSES}
    with tempfile.TemporaryDirectory() as bytecode:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for run in range(runs + 1):
            for name, script in PROCESSES.items():
                start = perf_counter()
                done = subprocess.run(
                    [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
                )
                if run:  # the first round writes the bytecode
                    times[name].append(1000 * (perf_counter() - start))
                assert name != FIGURE or "mean" in done.stdout, done.stdout
    return {name: median(each) for name, each in times.items()}


def main() -> None:
    """Measure and print, for people or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=41, help="processes of each kind (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    times = measure(arguments.runs)
    ratio = times["import roleinfo"] / times["import attrs"]
    if arguments.json:
        print(json.dumps({"runs": arguments.runs, "milliseconds": times, "roleinfo_to_attrs": ratio}))
        return
    for name, milliseconds in times.items():
        print(f"{name:16} {milliseconds:7.1f} ms")
    print(f"import roleinfo takes {ratio:.2f} of import attrs, whole processes, medians of {arguments.runs}")


if __name__ == "__main__":
    main()
