"""What whole processes cost: importing roleinfo beside its peers, and the first answer from a cold start.

Run ``python bench/import_cost.py [--runs N] [--quick] [--json]``. The processes alternate, so that a slow
minute of the machine slows all of them; bytecode is compiled into a folder of its own first, as
it is on any machine where a package was imported once before. What a first answer costs is set
against a bare ``import cattrs``, which answers nothing.
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
    "an occupation": "import roleinfo as ri; print(ri.role('registered nurse').salary.mean.pay)",
    "a written role": "import roleinfo as ri; print(ri.role('account manager').salary.mean.pay)",
    "a search": "import roleinfo as ri; print(ri.search('regstered nurse')[0])",
}
ANSWERS = {
    "an occupation": "USD 101,420 per year",
    "a written role": "USD 68,535 per year",
    "a search": "Registered Nurses",
}


def measure(runs: int) -> dict[str, float]:
    """The median of each process's milliseconds."""
    times: dict[str, list[float]] = {name: [] for name in PROCESSES}
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
                assert ANSWERS.get(name, "") in done.stdout, done.stdout
    return {name: median(seconds) for name, seconds in times.items()}


def main() -> None:
    """Measure and print, for people or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=41, help="processes of each kind (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quick", action="store_true", help="small samples once, the answers checked")
    arguments = parser.parse_args()
    times = measure(1 if arguments.quick else arguments.runs)
    to_attrs = times["import roleinfo"] / times["import attrs"]
    to_cattrs = {name: times[name] / times["import cattrs"] for name in ANSWERS}
    if arguments.json:
        ratios = {"roleinfo_to_attrs": to_attrs, "first_answer_to_cattrs": to_cattrs}
        print(json.dumps({"runs": arguments.runs, "milliseconds": times, **ratios}))
        return
    for name, milliseconds in times.items():
        beside = f"  {to_cattrs[name]:5.2f} of import cattrs" if name in to_cattrs else ""
        print(f"{name:16} {milliseconds:7.1f} ms{beside}")
    print(f"import roleinfo takes {to_attrs:.2f} of import attrs, whole processes, medians of {arguments.runs}")


if __name__ == "__main__":
    main()
