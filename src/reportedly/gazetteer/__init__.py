"""Names to places: a compact index of the world's towns and divisions, and of what city lists lack; distances."""

from reportedly.gazetteer.build import build_index, cache_folder, index_path
from reportedly.gazetteer.distance import apart, bearing, destination, direction_name, distance_km
from reportedly.gazetteer.index import Gazetteer, open_gazetteer
from reportedly.gazetteer.place import Place, PlaceKind

__all__ = [
    "Gazetteer",
    "Place",
    "PlaceKind",
    "apart",
    "bearing",
    "build_index",
    "cache_folder",
    "destination",
    "direction_name",
    "distance_km",
    "index_path",
    "open_gazetteer",
]
