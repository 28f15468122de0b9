"""Which mentions tell of the same incident, with the reasons, and which documents are copies of each other.

links(accounts, places)         suggested links between mentions at hand, each with its comparisons
cluster(mentions, links)        links and people's verdicts to groups of mentions
reached(mentions, links_of)     the links that can group some mentions, and no others
copies(documents)               reprints: ten copies of one wire story are one voice

renew(evidence, states, ...)    a record brought up to date: what has to be looked at anew
pairing(renewal), new_links     the links that come of it
new_copies(sketches, ...)       and the copies
"""

from dateline.link.cluster import cluster, name_clusters, reached
from dateline.link.copies import copies, new_copies, voices
from dateline.link.links import METHOD, lead_mentions
from dateline.link.pairing import new_links, pairing
from dateline.link.renew import Renewal, renew
from dateline.link.trace import pack_trace, unpack_trace
from dateline.link.whole import links

__all__ = [
    "METHOD",
    "Renewal",
    "cluster",
    "copies",
    "lead_mentions",
    "links",
    "name_clusters",
    "new_copies",
    "new_links",
    "pack_trace",
    "pairing",
    "reached",
    "renew",
    "unpack_trace",
    "voices",
]
