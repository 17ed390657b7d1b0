"""Several processes that share the reading of many reports, in the order given.

Each worker loads the pipeline once. The parent hands out batches and takes them back in order, so that memory holds a
few batches and no more.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from reportedly.errors import LanguageError
from reportedly.model import Reading, Report

_BATCH = 16  # reports a task
_AHEAD = 3  # tasks a worker may be ahead of the one that is awaited


def _start(pipeline: str) -> None:
    """A worker leaves Ctrl-C to its parent, uses one thread, and loads the pipeline before the first task."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_NUM_THREADS"] = "1"
    from reportedly.language import load_pipeline

    load_pipeline(pipeline)


Work = Callable[[list[Report], str], list[Reading]]


def read_parallel(reports: Iterable[Report], work: Work, *, pipeline: str, jobs: int) -> Iterator[Reading]:
    """Each report's reading, in order, from `jobs` processes that run `work(reports, pipeline)`.

    Raises what `work` raises, and `LanguageError` where a process dies.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(pipeline,)) as pool:
        waiting: deque[Future[list[Reading]]] = deque()
        try:
            for batch in _batches(reports):
                waiting.append(pool.submit(work, batch, pipeline))
                while len(waiting) >= jobs * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise LanguageError("a reading process ended before its time (out of memory?): try fewer --jobs") from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    batch: list[Report] = []
    for report in reports:
        batch.append(report)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
