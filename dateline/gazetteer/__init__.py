"""Place lookup: one SQLite file built from packaged GeoNames data, and the questions asked of it."""

from dateline.gazetteer.lookup import Gazetteer, is_within

__all__ = ["Gazetteer", "is_within"]
