"""Which mentions tell of the same incident, with the reasons, and which documents are copies of each other.

copies(documents)               reprints: ten copies of one wire story are one voice
links(accounts, places, ...)    suggested links, each with its comparisons
cluster(mentions, links)        links and people's verdicts to groups of mentions
"""

from dateline.link.cluster import cluster, name_clusters
from dateline.link.copies import copies, voices
from dateline.link.links import METHOD, lead_mentions, links

__all__ = ["METHOD", "cluster", "copies", "lead_mentions", "links", "name_clusters", "voices"]
