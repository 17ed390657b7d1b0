"""Look-ups in the place index: names to places, people's names to countries. Read-only, for many processes at once."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from pathlib import Path

from reportedly.errors import GazetteerError
from reportedly.gazetteer.build import build_index, index_path
from reportedly.gazetteer.names import fold, likeness, skeleton
from reportedly.gazetteer.place import Place, PlaceKind

_MOST = 80  # places of one name that are looked at, likeliest first
_LIKE = 0.72  # least likeness of two spellings of one name
_COLUMNS = (
    "p.id, p.name, p.latitude, p.longitude, p.kind, p.country, p.admin1, p.admin1_code, p.admin2_code, "
    "p.population, p.type"
)
_KINDS = {kind.value: kind for kind in PlaceKind}


class Gazetteer:
    """The place index at `path`. Raises `GazetteerError` where that is no place index."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._db = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._db.execute("PRAGMA mmap_size = 134217728")
            self._people = self._load_people()
            rows = self._db.execute(f"SELECT {_COLUMNS}, 1 FROM place p WHERE p.kind = 'country'")
            self._countries = {str(row[5]): (_place(row, fold(row[1])),) for row in rows}
            self._capitals = dict(self._db.execute("SELECT key, country FROM capital"))
        except sqlite3.Error as error:
            raise GazetteerError(f"{path} is no place index ({error}); delete it, and it is built again") from error
        self._cache: dict[str, tuple[Place, ...]] = {}
        self._divisions: dict[str, Place | None] = {}

    def _load_people(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for key, country in self._db.execute("SELECT key, country FROM people"):
            found.setdefault(key, [])
            if country:
                found[key].append(country)
        return {key: tuple(dict.fromkeys(countries)) for key, countries in found.items()}

    def find(self, name: str) -> tuple[Place, ...]:
        """The places of that name, in any spelling that folds alike, likeliest first; empty where there is none."""
        return self.find_key(fold(name))

    def find_key(self, key: str) -> tuple[Place, ...]:
        """As `find`, for a name already folded (`names.fold`)."""
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) > 50_000:
                self._cache.clear()
            rows = self._db.execute(
                f"SELECT {_COLUMNS}, n.main FROM name n JOIN place p ON p.number = n.place "
                "WHERE n.key = ? ORDER BY n.place LIMIT ?",
                (key, _MOST),
            ).fetchall()
            found = tuple([_place(row, key) for row in rows])
            self._cache[key] = found
        return found

    def find_short(self, written: str) -> tuple[Place, ...]:
        """The division that an abbreviation stands for, with its stop or as two capitals: "Calif.", "N.Y.", "OH"."""
        return self.find_key("#" + written.lower().replace(" ", ""))

    def find_like(self, name: str, countries: frozenset[str]) -> tuple[Place, ...]:
        """Places in `countries` of which `name` is another transliteration ("Hassakeh", "Al-Hasakah"). For names that
        `find` does not know; needs countries, since many names are alike somewhere in the world."""
        key = fold(name)
        bones = skeleton(key)
        if not bones or not countries:
            return ()
        found: list[Place] = []
        for country in sorted(countries)[:8]:
            rows = self._db.execute("SELECT key FROM bones WHERE bones = ? AND country = ? LIMIT 60", (bones, country))
            for (other,) in rows.fetchall():
                if abs(len(other) - len(key)) <= 4 and likeness(key, other) >= _LIKE:
                    found += [p for p in self.find_key(other) if p.country == country]
        unique = {place.id: place for place in found}
        return tuple(sorted(unique.values(), key=lambda p: -likeness(key, p.key) - (p.population > 5000)))

    def by_id(self, place_id: str) -> Place | None:
        """The place of an id ("geonames:706448", "curated:donbas"), or None. Scans the table: for tests and tools."""
        row = self._db.execute(f"SELECT {_COLUMNS}, 1 FROM place p WHERE p.id = ?", (place_id,)).fetchone()
        return _place(row, fold(row[1])) if row else None

    def country(self, code: str) -> tuple[Place, ...]:
        """The country of an ISO 3166 alpha-2 code, as a tuple of one; empty where the code is unknown."""
        return self._countries.get(code, ())

    def division(self, code: str) -> Place | None:
        """The first-order division of a GeoNames code ("UA.08"), or None. Its `key` is its own name, folded."""
        if code not in self._divisions:
            row = self._db.execute(
                f"SELECT {_COLUMNS}, 1 FROM place p WHERE p.kind = 'region' AND p.admin1_code = ? LIMIT 1", (code,)
            ).fetchone()
            self._divisions[code] = _place(row, fold(row[1])) if row else None
        return self._divisions[code]

    def people_of(self, word: str) -> tuple[str, ...] | None:
        """The countries whose people or adjective `word` is ("Congolese": CD and CG); an empty tuple for a people of no
        single country ("Kurdish"); None where it names no people."""
        return self._people.get(fold(word))

    def capital_of(self, word: str) -> str | None:
        """The country whose capital is named `word`, or None."""
        return self._capitals.get(fold(word))

    def capital(self, country: str) -> tuple[Place, ...]:
        """The capital of a country (ISO 3166 alpha-2), as a tuple of one; empty where none is listed."""
        for key, code in self._capitals.items():
            if code == country:
                towns = [p for p in self.find_key(key) if p.country == country and p.kind is PlaceKind.CITY]
                return tuple(towns[:1])
        return ()

    def close(self) -> None:
        self._db.close()


def _place(row: tuple[object, ...], key: str) -> Place:
    identity, name, latitude, longitude, kind, country, admin1, code1, code2, population, division, main = row
    return Place(
        identity, name, latitude, longitude, _KINDS[kind], country, admin1, code1, code2, population, division,  # type: ignore[arg-type,index]
        bool(main), key,
    )  # fmt: skip


@lru_cache(maxsize=1)
def open_gazetteer() -> Gazetteer:
    """The place index of this installation, built first where it is missing or stale. Raises `GazetteerError`."""
    path = index_path()
    if not path.exists():
        build_index()
    return Gazetteer(path)
