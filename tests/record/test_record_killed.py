"""kill -9 in the middle: finished reports stay, no half-read one is left, reading again goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from record.samples import make_reading, numbered
from reportedly.record import Record

TESTS = Path(__file__).parents[1]
CHILD = """
import sys
sys.path.insert(0, {tests!r})
from record.samples import make_reading, numbered
from reportedly.record import Record, store

whole = store.add_reading

def halted(connection, *rest):
    number = whole(connection, *rest)
    if number == {at} + 1:
        print("inside", flush=True)
        sys.stdin.readline()
    return number

store.add_reading = halted
with Record.open({path!r}, create=True) as record:
    for report in numbered(6):
        record.keep(make_reading(report))
        print("kept", flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
@pytest.mark.parametrize("at", [0, 3])
def test_a_killed_writer_leaves_whole_reports_only(path: Path, at: int) -> None:
    code = CHILD.format(tests=str(TESTS), path=str(path), at=at)
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = [child.stdout.readline().strip() for _ in range(at + 1)]
        assert said == ["kept"] * at + ["inside"]
        child.send_signal(signal.SIGKILL)
    with Record.open(path) as record:
        assert record.counts()["reports"] == at
        assert list(record.verify()) == []
        found = {reading.report.id: len(reading.tellings) for reading in record.readings()}
        assert found == {report.id: 2 for report in numbered(at)}
        left = [report for report in numbered(6) if record.held(report, "1") is None]
        assert len(left) == 6 - at
        for report in left:
            record.keep(make_reading(report))
        assert record.counts()["reports"] == 6
