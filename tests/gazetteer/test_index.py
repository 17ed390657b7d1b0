"""The place index: what it finds, and how it is built and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import GazetteerError
from reportedly.gazetteer import Gazetteer, PlaceKind, build, open_gazetteer
from reportedly.gazetteer.curated import load_curated


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Nova Kakhovka", PlaceKind.CITY, "UA"),
        ("Kiev", PlaceKind.CITY, "UA"),
        ("Rangoon", PlaceKind.CITY, "MM"),
        ("Kherson Oblast", PlaceKind.REGION, "UA"),
        ("Helmand", PlaceKind.REGION, "AF"),
        ("Borno", PlaceKind.REGION, "NG"),
        ("Idlib", PlaceKind.REGION, "SY"),
        ("Deir ez-Zor", PlaceKind.REGION, "SY"),
        ("Donbas", PlaceKind.AREA, "UA"),
        ("Crimea", PlaceKind.REGION, "UA"),
        ("Gaza Strip", PlaceKind.REGION, "PS"),
        ("Golan Heights", PlaceKind.AREA, "SY"),
        ("Lower Shabelle", PlaceKind.REGION, "SO"),
        ("Mindanao", PlaceKind.AREA, "PH"),
        ("Chiapas", PlaceKind.REGION, "MX"),
        ("Zaire", PlaceKind.COUNTRY, "CD"),
        ("Burma", PlaceKind.COUNTRY, "MM"),
        ("River Dnipro", PlaceKind.RIVER, None),
        ("Strait of Hormuz", PlaceKind.SEA, None),
        ("Yugoslavia", PlaceKind.AREA, None),
        ("Laos", PlaceKind.COUNTRY, "LA"),
    ],
)
def test_finds(gazetteer: Gazetteer, name: str, kind: PlaceKind, country: str | None) -> None:
    assert any(p.kind is kind and p.country == country for p in gazetteer.find(name)[:5])


def test_a_region_is_not_at_its_capital(gazetteer: Gazetteer) -> None:
    region = next(p for p in gazetteer.find("Kherson") if p.kind is PlaceKind.REGION)
    town = next(p for p in gazetteer.find("Kherson") if p.kind is PlaceKind.CITY and p.country == "UA")
    assert (region.latitude, region.longitude) != (town.latitude, town.longitude)


def test_a_river_has_no_point(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Euphrates")[0].latitude is None


@pytest.mark.parametrize(
    ("town", "country"),
    [("Simferopol", "UA"), ("Katzrin", "SY"), ("Donetsk", "UA"), ("Tiraspol", "MD"), ("Taipei", "TW")],
)
def test_policy_on_disputed_areas_governs_country(gazetteer: Gazetteer, town: str, country: str) -> None:
    assert gazetteer.find(town)[0].country == country


def test_other_spellings_need_a_country(gazetteer: Gazetteer) -> None:
    assert any(p.country == "SY" for p in gazetteer.find_like("Hassakeh", frozenset(["SY"])))
    assert gazetteer.find_like("Hassakeh", frozenset()) == ()


def test_peoples_and_capitals(gazetteer: Gazetteer) -> None:
    assert gazetteer.people_of("Syrians") == ("SY",)
    assert set(gazetteer.people_of("Congolese") or ()) == {"CD", "CG"}
    assert gazetteer.people_of("Kurdish") == ()
    assert gazetteer.people_of("table") is None
    assert gazetteer.people_of("Laos") is None
    assert gazetteer.capital_of("Kyiv") == "UA"
    assert [p.name for p in gazetteer.capital("KE")] == ["Nairobi"]
    assert gazetteer.find_short("Calif.")[0].name == "California"


def test_unknown_names_are_not_found(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Xyzzyville") == ()
    assert gazetteer.find("") == ()


def test_curated_ids_are_unique() -> None:
    ids = [entry.id for entry in load_curated().places]
    assert len(ids) == len(set(ids))


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    path.write_text("not a database at all, but long enough to be looked at")
    with pytest.raises(GazetteerError, match="no place index"):
        Gazetteer(path)


def test_cache_folder_is_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path))
    assert build.index_path().parent == tmp_path


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(GazetteerError, match="REPORTEDLY_CACHE"):
        build.build_index(file / "below" / "places.sqlite")


def test_a_failed_build_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(draft: str) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(build, "_fill", broken)
    with pytest.raises(GazetteerError, match="free some space"):
        build.build_index(tmp_path / "places.sqlite")
    assert list(tmp_path.iterdir()) == []
