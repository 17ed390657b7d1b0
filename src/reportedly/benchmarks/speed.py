"""Words per second of reading, beside those of the bare spaCy pipeline on the same texts.

Each run is a process of its own, on one thread, so that no cache of another run helps it and its peak memory is its
own. Start-up is left out: a run loads what it needs and reads some reports before its clock starts. What one thread
does is measured in processor time, so that other programs on the machine count little; two processes are measured
against one by the clock on the wall. The sorts of run take turns, and a ratio is taken within a turn.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from reportedly.errors import InputError, ReportedlyError
from reportedly.language import load_pipeline
from reportedly.model import Report
from reportedly.reports import Loaded, open_inputs

WORDS = 200_000
ROUNDS = 5
_WARM_UP = 32  # reports: two tasks of `--jobs 2`, so that both of its processes have started when the clock does
_EXAMPLES = Path(__file__).parents[3] / "examples" / "reports"
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def measure(folder: Path | None = None, words: int = WORDS, rounds: int = ROUNDS) -> dict[str, Any]:
    """Medians over `rounds`: `words_per_second` of reading on one core, `share_of_bare_pipeline`, `jobs_2_ratio` (words
    per second of two processes over those of one), `peak_memory_mb` of one reading process, in 10^6 bytes.

    The texts are the example reports and those of `folder`, each once, then over again until there are `words` words.
    Raises `InputError` where there are none.
    """
    texts = list(_enough(_texts(folder), words))
    runs: dict[str, list[dict[str, float]]] = {sort: [] for sort in RUNS}
    for _ in range(rounds):
        for sort, done in runs.items():
            done.append(_in_a_process(sort, texts))

    def speed(sort: str, clock: str) -> list[float]:
        return [one["words"] / one[clock] for one in runs[sort]]

    def ratio(sort: str, other: str, clock: str) -> float:
        return round(median(a / b for a, b in zip(speed(sort, clock), speed(other, clock), strict=True)), 3)

    return {
        "documents": len(texts),
        "words": sum(len(text.split()) for text in texts),
        "words_per_second": round(median(speed("read", "processor"))),
        "bare_words_per_second": round(median(speed("bare", "processor"))),
        "share_of_bare_pipeline": ratio("read", "bare", "processor"),
        "jobs_2_ratio": ratio("jobs_2", "read", "wall"),
        "peak_memory_mb": round(max(one["peak_mb"] for one in runs["read"])),
    }


def _texts(folder: Path | None) -> list[str]:
    """The different texts, in the order found."""
    paths = [str(one) for one in (_EXAMPLES, folder) if one is not None and one.is_dir()]
    texts = dict.fromkeys(one.report.text for one in open_inputs(paths) if isinstance(one, Loaded))
    if not any(text.split() for text in texts):
        raise InputError("there are no texts to read: name a folder of reports with --data")
    return list(texts)


def _enough(texts: list[str], words: int) -> Iterator[str]:
    """What is read before the clock starts, then texts until they have so many words."""
    yield from islice(cycle(texts), _WARM_UP)
    count = 0
    for text in cycle(texts):
        if count >= words:
            return
        count += len(text.split())
        yield text


def _in_a_process(sort: str, texts: list[str]) -> dict[str, float]:
    """One sort run in its own process: {"words", "wall", "processor", "peak_mb"}. Raises `ReportedlyError`."""
    done = subprocess.run(
        [sys.executable, "-m", "reportedly.benchmarks.speed", sort],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        env={**os.environ, **dict.fromkeys(_ONE_THREAD, "1")},
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        raise ReportedlyError(f"the run {sort!r} failed: {said[-1]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _read(texts: list[str], jobs: int) -> Iterable[object]:
    from reportedly.reader import read_reports

    return read_reports((Report(text) for text in texts), jobs=jobs)


def _bare(texts: list[str]) -> Iterable[object]:
    return load_pipeline().nlp.pipe(texts, batch_size=32)


RUNS: dict[str, Callable[[list[str]], Iterable[object]]] = {
    "bare": _bare,
    "read": lambda texts: _read(texts, 1),
    "jobs_2": lambda texts: _read(texts, 2),
}


def run(sort: str, texts: list[str]) -> dict[str, float]:
    """The words read after the warm-up, and the seconds that they took by both clocks."""
    began = perf_counter(), process_time()
    for count, _ in enumerate(RUNS[sort](texts), 1):
        if count == _WARM_UP:
            began = perf_counter(), process_time()
    ended = perf_counter(), process_time()
    return {
        "words": sum(len(text.split()) for text in texts[_WARM_UP:]),
        "wall": ended[0] - began[0],
        "processor": ended[1] - began[1],
        "peak_mb": _peak_mb(),
    }


def _peak_mb() -> float:
    """Peak memory of this process, in 10^6 bytes; 0 where the platform does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], json.load(sys.stdin))))
