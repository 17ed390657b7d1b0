"""Vocabulary files: loaded safely, checked against their shape, and refused with the file and the entry named."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reportedly.errors import VocabularyError
from reportedly.vocabulary import load_vocabulary


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """An importable package of its own for each test, so that no test meets another's files."""
    name = f"words_{abs(hash(request.node.name))}"
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, name, raising=False)
    return name


def write(tmp_path: Path, package: str, text: str | bytes) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    (tmp_path / package / "words.yaml").write_bytes(data)


@pytest.mark.parametrize(
    ("text", "shape", "expected"),
    [
        ("a: [on, no, yes, off, ON]", dict[str, list[str]], {"a": ["on", "no", "yes", "off", "ON"]}),
        ("a: true", dict[str, bool], {"a": True}),
        ("# said of guns\na: 12", dict[str, int], {"a": 12}),
        ("- [one, 1]\n- [two, 2]", list[tuple[str, int]], [("one", 1), ("two", 2)]),
        ("a: [Хе́рсон, n’est]", dict[str, list[str]], {"a": ["Хе́рсон", "n’est"]}),
    ],
)
def test_words_are_words(tmp_path: Path, package: str, text: str, shape: type, expected: object) -> None:
    write(tmp_path, package, text)
    assert load_vocabulary(package, "words.yaml", shape) == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("shooting: [shoot, [gun]]", "entry shooting.1"),
        ("shooting: shoot", "entry shooting"),
        ("- shoot", "entry (top)"),
        ("shooting: [12]", "entry shooting.0"),
        ("", "entry (top)"),
        ("shooting: [shoot", "cannot be read as YAML"),
        ("a: !!python/object/apply:os.getcwd []", "cannot be read as YAML"),
        (b"a: [\xff\xfe]", "cannot be read as YAML"),
    ],
)
def test_an_entry_that_is_off_is_named(tmp_path: Path, package: str, text: str | bytes, named: str) -> None:
    write(tmp_path, package, text)
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary(package, "words.yaml", dict[str, list[str]])
    message = str(caught.value)
    assert named in message
    assert f"{package}/words.yaml" in message
    assert "\n" not in message


def test_a_missing_file_is_named(package: str) -> None:
    with pytest.raises(VocabularyError, match=r"words\.yaml"):
        load_vocabulary(package, "words.yaml", dict[str, str])
