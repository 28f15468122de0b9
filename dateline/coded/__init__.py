"""Event tables that people coded, as reports: each row a document that quotes its own cells.

read_table(path, gazetteer, codebook)   the rows of a table as readings, and what is wrong with it
FORMATS                                 the tables that are known
"""

from dateline.coded.formats import FORMATS
from dateline.coded.table import CodedRow, read_table, same_events

__all__ = ["FORMATS", "CodedRow", "read_table", "same_events"]
