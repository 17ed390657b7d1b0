"""Inputs of every form become reports; what cannot is told in one line, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import tracemalloc
import zlib
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from reportedly.errors import EmptyInput, InputTooLarge, UnreadableInput
from reportedly.model import DateBasis
from reportedly.reports import Failed, Loaded, count_inputs, open_inputs, opening, unpacking
from reportedly.reports import lines as lines_module
from reportedly.reports.limits import TEXT_BYTES

TEXT = "Two soldiers were killed near Sample on Monday, the army said.\n"
HTML = f"<!DOCTYPE html><html><head><title>T</title></head><body><article><p>{TEXT * 5}</p></article></body></html>"


def read(*paths: object, **more: object) -> list[Loaded | Failed]:
    return list(open_inputs([str(path) for path in paths], **more))  # type: ignore[arg-type]


def texts(found: list[Loaded | Failed]) -> list[str]:
    assert all(isinstance(one, Loaded) for one in found), found
    return [one.report.text for one in found if isinstance(one, Loaded)]


def failure(found: list[Loaded | Failed]) -> str:
    (one,) = found
    assert isinstance(one, Failed) and "\n" not in str(one.error)
    return str(one.error)


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


class TestText:
    def test_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
        (one,) = read(path)
        assert isinstance(one, Loaded) and one.name == str(path) and one.report.text == TEXT
        (appearance,) = one.report.appearances
        assert appearance.content == path.read_bytes()
        assert appearance.sha256 == sha256(path.read_bytes()).hexdigest()
        assert appearance.extractor == "plain" and appearance.received and appearance.received.endswith("+00:00")
        assert one.report.published.basis is DateBasis.UNKNOWN and one.report.language is None

    def test_a_sidecar_tells_the_rest(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(TEXT)
        meta = {"title": "T", "publisher": "P", "author": None, "date": "2020-02-29", "url": "https://example.org/1"}
        (tmp_path / "a.meta.json").write_text(json.dumps(meta))
        (one,) = read(tmp_path)
        assert isinstance(one, Loaded) and one.report.title == "T"
        assert (one.report.published.date, one.report.published.basis) == (date(2020, 2, 29), DateBasis.METADATA)
        assert one.report.appearances[0].url == "https://example.org/1"

    def test_a_broken_sidecar_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(TEXT)
        (tmp_path / "a.meta.json").write_text("{")
        assert "a.meta.json: is not JSON" in failure(read(tmp_path / "a.txt"))

    @pytest.mark.parametrize(("raw", "told"), [(b"", "is empty"), (b" \n\t\r\n", "holds only blank space")])
    def test_nothing_in_it(self, tmp_path: Path, raw: bytes, told: str) -> None:
        (tmp_path / "a.txt").write_bytes(raw)
        assert told in failure(read(tmp_path / "a.txt"))

    def test_too_large(self, tmp_path: Path) -> None:
        with (tmp_path / "a.txt").open("wb") as file:
            file.truncate(TEXT_BYTES + 1)
            file.seek(0)
            file.write(b"words " * 200_000)
        found = read(tmp_path / "a.txt")
        assert "is over the limit of 20 MB for a text" in failure(found)
        assert isinstance(found[0], Failed) and isinstance(found[0].error, InputTooLarge)


class TestForms:
    def test_content_decides_over_the_name(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(HTML)
        (tmp_path / "b.txt").write_bytes(line(text="one") + line(text="two"))
        (tmp_path / "c.html").write_text("No tags here: 1 < 2. " + TEXT)
        (tmp_path / "d.txt").write_text("{sic} a text that begins with a brace\n")
        found = texts(read(tmp_path))
        assert found[0].startswith("Two soldiers") and "<" not in found[0]
        assert found[1:3] == ["one", "two"]
        assert found[3].startswith("No tags") and found[4].startswith("{sic}")

    def test_a_file_without_a_suffix(self, tmp_path: Path) -> None:
        (tmp_path / "report").write_bytes(line(text="one"))
        assert texts(read(tmp_path / "report")) == ["one"]

    @pytest.mark.parametrize("raw", [b'[{"text": "a"}]', b'{\n  "text": "a"\n}', b"[\n]"])
    def test_json_that_is_no_lines(self, tmp_path: Path, raw: bytes) -> None:
        (tmp_path / "a.json").write_bytes(raw)
        assert "is JSON, but not JSON lines" in failure(read(tmp_path / "a.json"))

    def test_standard_input(self) -> None:
        for raw in (TEXT.encode(), HTML.encode(), line(text=TEXT), gzip.compress(TEXT.encode())):
            (one,) = read("-", stdin=io.BytesIO(raw))
            assert isinstance(one, Loaded) and one.name.startswith("standard input")
            assert one.report.text.startswith("Two soldiers were killed")


class TestLines:
    def test_fields(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_bytes(
            b"\xef\xbb\xbf"
            + line(
                id="x-1",
                title="T",
                publisher="P",
                author="A",
                date="2021-05-06",
                url="https://e.org",
                language="en",
                text="a\r\nb",
            )
            + b"\n"
            + line(text="c", unknown={"deep": [1]})
        )
        one, two = read(path)
        assert isinstance(one, Loaded) and isinstance(two, Loaded)
        assert one.name == f"{path}:1 (x-1)" and two.name == f"{path}:3"
        assert (one.report.text, one.report.title, one.report.language) == ("a\nb", "T", "en")
        assert one.report.published.date == date(2021, 5, 6)
        assert one.report.appearances[0].extractor == "jsonl"

    @pytest.mark.parametrize(
        ("raw", "told"),
        [
            (b"{broken", "is not JSON (expecting property name"),
            (b"[1, 2]", "is JSON, but no object"),
            (b'{"title": "t"}', "has no 'text'"),
            (b'{"text": 3}', "has a 'text' that is not a string"),
            (b'{"text": "  "}', "its 'text' is empty"),
            (b'{"text": "a \\ud800 b"}', "holds half of a surrogate pair (\\ud800) at character 2"),
            (b'{"text": "\xff\xfe"}', "byte 11 is not UTF-8"),
            (b'{"text": "a", "date": "someday"}', "field 'date' is 'someday'"),
            (b'{"text": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "is nested more than 100 deep"),
            (b'{"text": "a", "x": ' + b"9" * 10_000 + b"}", "is not JSON"),
        ],
    )
    def test_a_broken_line_is_named_and_the_rest_goes_on(self, tmp_path: Path, raw: bytes, told: str) -> None:
        path = tmp_path / "a.jsonl"
        path.write_bytes(line(text="one") + raw + b"\n" + line(text="three"))
        first, broken, last = read(path)
        assert isinstance(first, Loaded) and isinstance(last, Loaded) and last.name == f"{path}:3"
        assert isinstance(broken, Failed) and broken.name == f"{path}:2"
        assert str(broken.error).startswith(f"{path}:2: ") and told in str(broken.error)

    def test_a_line_over_the_limit(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(lines_module, "LINE_BYTES", 100)
        path = tmp_path / "a.jsonl"
        path.write_bytes(line(text="x" * 5_000) + line(text="two"))
        broken, last = read(path)
        assert isinstance(broken, Failed) and isinstance(broken.error, InputTooLarge)
        assert isinstance(last, Loaded) and last.report.text == "two"

    def test_many_lines_are_not_held(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        with path.open("wb") as file:
            for number in range(20_000):
                file.write(line(text=f"{number} " + "words " * 100))
        tracemalloc.start()
        count = sum(isinstance(one, Loaded) for one in open_inputs([str(path)]))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count == 20_000 and peak < 5_000_000


class TestGzip:
    def test_each_form(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
        (tmp_path / "a.meta.json").write_text('{"title": "T"}')
        (tmp_path / "b.html.gz").write_bytes(gzip.compress(HTML.encode()))
        (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(line(text="one")) + gzip.compress(line(text="two")))
        found = read(tmp_path)
        assert [text[:8] for text in texts(found)] == ["Two sold", "Two sold", "one", "two"]
        assert isinstance(found[0], Loaded) and found[0].report.title == "T"

    def test_within_gzip(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt.gz").write_bytes(gzip.compress(gzip.compress(TEXT.encode())))
        assert "is gzip within gzip" in failure(read(tmp_path))

    def test_cut_off(self, tmp_path: Path) -> None:
        packed = gzip.compress(b"".join(line(text=str(n) * 50) for n in range(9_000)))
        (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
        found = read(tmp_path)
        assert len(found) > 10 and isinstance(found[-1], Failed)
        assert "its gzip is broken or cut off" in str(found[-1].error)

    @pytest.mark.parametrize("suffix", [".txt.gz", ".jsonl.gz", ".html.gz"])
    def test_a_bomb_stops_while_it_unpacks(self, tmp_path: Path, suffix: str) -> None:
        path = tmp_path / ("bomb" + suffix)
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        with path.open("wb") as file:
            for _ in range(400):
                file.write(packer.compress(b" " * 1_000_000))
            file.write(packer.flush())
        tracemalloc.start()
        told = failure(read(path))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert "unpacks to more than 200 times its size" in told and peak < 40_000_000

    def test_the_absolute_limit(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(unpacking, "UNPACKED_BYTES", 1_000)
        (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"".join(line(text=str(n)) for n in range(500))))
        assert "unpacks to more than" in failure(read(tmp_path))


class TestFolders:
    def test_sorted_hidden_and_unknown_left_out(self, tmp_path: Path) -> None:
        for name in ("b/2.txt", "b/1.txt", "a.TXT", ".hidden.txt", ".git/x.txt", "c.pdf", "d.md", "b/.x/y.txt"):
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True, parents=True)
            path.write_text(f"This is {name}.")
        names = [str(Path(one.name).relative_to(tmp_path)) for one in read(tmp_path)]
        assert names == ["a.TXT", "d.md", "b/1.txt", "b/2.txt"]
        assert count_inputs([str(tmp_path)]) == 4

    def test_links_are_not_followed_out(self, tmp_path: Path) -> None:
        outside, inside = tmp_path / "outside", tmp_path / "inside"
        outside.mkdir()
        inside.mkdir()
        (outside / "secret.txt").write_text("secret")
        (outside / "secret.meta.json").write_text('{"title": "secret"}')
        (inside / "a.txt").write_text(TEXT)
        (inside / "b.txt").symlink_to(outside / "secret.txt")
        (inside / "c.txt").symlink_to(inside / "a.txt")
        (inside / "a.meta.json").symlink_to(outside / "secret.meta.json")
        (inside / "d").symlink_to(outside)
        (inside / "loop").symlink_to(inside)
        found = read(inside)
        assert [Path(one.name).name for one in found] == ["a.txt", "c.txt"]
        assert all(isinstance(one, Loaded) and one.report.title is None for one in found)

    def test_nothing_to_read(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(b"%PDF-")
        found = read(tmp_path)
        assert "holds nothing to read" in failure(found) and isinstance(found[0], Failed)
        assert isinstance(found[0].error, EmptyInput)


class TestPaths:
    def test_missing(self, tmp_path: Path) -> None:
        assert "there is no such file or folder" in failure(read(tmp_path / "x"))

    def test_a_pipe_and_a_device(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        assert "is a pipe, not a file" in failure(read(tmp_path / "pipe"))
        assert "is a device, not a file" in failure(read("/dev/null"))

    @pytest.mark.parametrize("path", ["a\x00b", "x" * 5_000, ""])
    def test_impossible_paths(self, path: str) -> None:
        found = read(path)
        failure(found)
        assert isinstance(found[0], Failed) and isinstance(found[0].error, UnreadableInput)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_no_permission(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(TEXT)
        (tmp_path / "a.txt").chmod(0)
        assert "may not be read by you" in failure(read(tmp_path / "a.txt"))

    def test_permission_error(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> int:
            raise PermissionError(13, "Permission denied")

        (tmp_path / "a.txt").write_text(TEXT)
        monkeypatch.setattr(opening.os, "open", refuse)
        assert "may not be read by you" in failure(read(tmp_path / "a.txt"))

    def test_the_others_are_still_read(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("a text")
        (tmp_path / "b.txt").write_bytes(b"%PDF-1.4")
        (tmp_path / "c.txt").write_text("c text")
        kinds = [type(one).__name__ for one in read(tmp_path, tmp_path / "none", tmp_path / "a.txt")]
        assert kinds == ["Loaded", "Failed", "Loaded", "Failed", "Loaded"]


class TestPublished:
    DAY = date(2022, 8, 7)

    def test_overrides_a_single_input(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_bytes(line(text="one", date="2001-01-01"))
        (one,) = read(tmp_path, published=self.DAY)
        assert isinstance(one, Loaded)
        assert (one.report.published.date, one.report.published.basis) == (self.DAY, DateBasis.GIVEN)

    def test_fills_where_there_are_more(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_bytes(line(text="one", date="2001-01-01") + line(text="two") + line(text="three"))
        found = [one.report.published for one in read(tmp_path, published=self.DAY) if isinstance(one, Loaded)]
        assert [one.basis for one in found] == [DateBasis.METADATA, DateBasis.GIVEN, DateBasis.GIVEN]
        assert found[0].date == date(2001, 1, 1) and found[1].date == self.DAY

    def test_file_times_are_never_used(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(TEXT)
        os.utime(tmp_path / "a.txt", (0, 0))
        (one,) = read(tmp_path)
        assert isinstance(one, Loaded) and one.report.published.date is None


def test_counting(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_bytes(line(text="one") + line(text="two")[:-1])
    assert count_inputs([str(tmp_path), str(tmp_path / "missing")]) == 4
    assert count_inputs([str(tmp_path), "-"]) is None
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(line(text="one")))
    assert count_inputs([str(tmp_path)]) is None
    assert count_inputs([]) == 0 and list(open_inputs([])) == []
