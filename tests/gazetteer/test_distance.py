"""Distances and directions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.gazetteer import apart, bearing, direction_name, distance_km

LATITUDES = st.floats(-89, 89)
LONGITUDES = st.floats(-180, 180)


def test_known_distances() -> None:
    assert distance_km(0, 0, 0, 1) == pytest.approx(111.2, abs=0.1)  # a degree on the equator
    assert distance_km(52.52, 13.405, 48.8566, 2.3522) == pytest.approx(878, abs=3)  # Berlin to Paris


@pytest.mark.parametrize(
    ("to", "name"),
    [((1, 0), "north"), ((1, 1), "northeast"), ((0, 1), "east"), ((-1, -1), "southwest"), ((0, -1), "west")],
)
def test_directions(to: tuple[float, float], name: str) -> None:
    assert direction_name(bearing(0, 0, *to)) == name


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_distance_is_symmetric_and_bounded(a: float, b: float, c: float, d: float) -> None:
    there, back = distance_km(a, b, c, d), distance_km(c, d, a, b)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 20_040
    assert 0 <= bearing(a, b, c, d) <= 360


@given(st.floats(-720, 720), st.floats(-720, 720))
def test_apart_is_at_most_half_a_turn(a: float, b: float) -> None:
    assert 0 <= apart(a, b) <= 180
