"""Measure the program as its users have it: `python benchmarks/run.py`."""

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import rows
from rows import Place, Row

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Measure what the command line asks for, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few runs: rough figures, soon")
    parser.add_argument(
        "--only", action="append", metavar="WORD", help="the rows with WORD in them (repeatable)"
    )
    parser.add_argument(
        "--cpu", action="store_true", help="processor time, for a machine that is busy"
    )
    parser.add_argument(
        "--package", type=Path, default=ROOT, help="a wheel or folder to measure, not this one"
    )
    options = parser.parse_args()
    # The floors are in every group that is held against them, measured in turn with it.
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), options.package)
        groups = [
            ([*rows.floors(), *rows.start_up(place), *rows.others()], 3 if options.quick else 30),
            (rows.large(), 1 if options.quick else 5),
        ]
        table: list[list[str]] = []
        for group, runs in groups:
            table += results(wanted(group, options.only), runs, place, cpu=options.cpu)
    print_table([["what", "against", "ms", "ratio"], *table])


def wanted(group: list[Row], words: list[str] | None) -> list[Row]:
    """The rows with one of the words, and those that they are held against."""
    if not words:
        return group
    kept = {row.what for row in group if any(word.lower() in row.what.lower() for word in words)}
    kept |= {row.against for row in group if row.what in kept}
    return [row for row in group if row.what in kept]


def results(group: list[Row], runs: int, place: Place, *, cpu: bool) -> list[list[str]]:
    """A line of the table for each row, all of them run in turn so that noise hurts all alike."""
    trouble = {row.what: why for row in group if (why := unfit(row, place))}
    times: dict[str, list[float]] = {row.what: [] for row in group if row.what not in trouble}
    for number in range(runs):
        print(f"\rround {number + 1} of {runs} ", end="", file=sys.stderr, flush=True)
        for row in group:
            if row.what in times:
                times[row.what].append(elapsed(row, place, cpu=cpu))
    print("\r" + " " * 20 + "\r", end="", file=sys.stderr)
    medians = {what: statistics.median(taken) for what, taken in times.items()}
    return [line(row, medians, trouble) for row in group]


def unfit(row: Row, place: Place) -> str:
    """Why a row cannot be measured; a first run warms the caches and tells."""
    if row.tool and not shutil.which(row.tool):
        return f"skipped: {row.tool} is not installed"
    done = subprocess.run(
        row.command(place), env={**place.environment, **row.env}, cwd=place.folder,
        stdin=subprocess.DEVNULL, capture_output=True, check=False,
    )  # fmt: skip
    message = done.stderr.decode(errors="replace").strip()[:60]
    # 1 is an answer, too: something that was checked does not hold.
    return f"failed: exit code {done.returncode}: {message}" if done.returncode > 1 else ""


def elapsed(row: Row, place: Place, *, cpu: bool) -> float:
    """The milliseconds of one run."""
    command, env = row.command(place), {**place.environment, **row.env}
    start = clock(cpu=cpu)
    subprocess.run(
        command, env=env, cwd=place.folder, check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return 1000 * (clock(cpu=cpu) - start)


def clock(*, cpu: bool) -> float:
    """Seconds: of the clock, or of the processor for all that has been run."""
    if not cpu:
        return time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def line(row: Row, medians: dict[str, float], trouble: dict[str, str]) -> list[str]:
    """What a row came to."""
    if row.what in trouble:
        return [row.what, row.against, trouble[row.what], ""]
    taken, base = medians[row.what], medians.get(row.against)
    return [row.what, row.against, f"{taken:,.1f}", f"{taken / base:.2f}" if base else ""]


def print_table(table: list[list[str]]) -> None:
    """Print the lines, names to the left and numbers to the right."""
    what, against = (max(len(cells[column]) for cells in table) for column in (0, 1))
    for name, other, taken, ratio in table:
        print(f"{name:{what}}  {other:{against}}  {taken:>9}  {ratio:>5}".rstrip())


if __name__ == "__main__":
    main()
