"""The names of a document with all that they can mean, and what the document says of each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.gazetteer import Gazetteer, is_within
from dateline.gazetteer.names import homes, key, without_area_word
from dateline.records import Parsed, Place, Span
from dateline.resolve.place import wording

AREAS = ("country", "province", "district", "region")
NEWS_WORDS = (
    "news|times|daily|herald|tribune|ledger|post|gazette|star|sun|journal|observer|chronicle|courier|press|register"
    "|reporter|review|online|citizen|today|local|the|telegraph|examiner|dispatch|independent|guardian|mail|echo|record"
    "|monitor|sentinel|leader|item|beacon|free|morning|evening|newspapers?|media|radio|tv|extra|advertiser|standard|world"
)
_NEWS = re.compile(NEWS_WORDS)
COUNTRY_DOMAINS = {"uk": "GB"}
"""Country domains whose letters are not the ISO code. Domains sold as words (.tv, .co, .io) say nothing."""
SOLD_DOMAINS = frozenset(("tv", "co", "me", "io", "fm", "ai", "cc", "ws", "to", "ly", "la"))


@dataclass(slots=True)
class Mention:
    """One place name where it stands, and the places that the words next to it allow."""

    span: Span
    stated: frozenset[str] = frozenset()  # ids of candidates that the words put inside a named area


@dataclass(slots=True)
class Named:
    """All mentions of one name in a document, and the places that it can mean."""

    form: str
    text: str
    candidates: tuple[Place, ...]
    mentions: list[Mention] = field(default_factory=list)

    @property
    def stated(self) -> frozenset[str]:
        """Candidates that the words next to any of its mentions put inside a named area."""
        return frozenset().union(*(mention.stated for mention in self.mentions))


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known before any name is decided."""

    names: tuple[Named, ...]
    home: tuple[Place, ...] = ()  # places that the outlet's own name can mean
    country: str = ""  # country of the outlet's internet domain
    dateline: frozenset[str] = frozenset()  # forms of the names in the dateline
    capitals: frozenset[str] = frozenset()  # ids of the candidates that are capitals


def survey(parsed: Parsed, spans: Sequence[Span], gazetteer: Gazetteer) -> Scene:
    """Gather the names at the spans, what each can mean and what the words around them say."""
    text = parsed.text
    found: dict[str, Named] = {}
    placed: list[tuple[Named, Mention]] = []
    for span in spans:
        name = text[span.starts : span.ends]
        plain = wording.bare(name)
        form = key(plain)
        if form not in found:
            found[form] = Named(form, plain, meanings(plain, gazetteer))
        mention = Mention(span)
        found[form].mentions.append(mention)
        placed.append((found[form], mention))
    _state(text, placed)
    for named in found.values():
        _carry_on(named.mentions)
    datelines = [s.span for s in parsed.sentences if s.kind == "dateline"]
    dateline = frozenset(
        named.form for named, mention in placed if any(line.contains(mention.span) for line in datelines)
    )
    capitals = frozenset(p.id for named in found.values() for p in named.candidates if gazetteer.is_capital(p))
    return Scene(tuple(found.values()), *outlet_home(parsed.document.outlet, gazetteer), dateline, capitals)


def meanings(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places that a name can mean.

    The whole of it first; then its first part where a comma says that it lies in the rest; then without the words that
    mean a part of the place ('northern Syria'); then the home of the people that it may name ('Minnesotans').
    """
    found = gazetteer.candidates(name)
    if wording.is_natural(name):
        form = key(name)
        return tuple(place for place in found if key(place.name) == form or place.kind in AREAS[2:])
    if found and key(name).endswith(" township"):
        return found + gazetteer.candidates(name.rsplit(None, 1)[0])
    if not found and "," in name:
        head, _, tail = name.rpartition(",")
        inside = gazetteer.candidates(tail)
        found = tuple(p for p in gazetteer.candidates(head) if any(is_within(p, area) for area in inside))
    if not found and (core := wording.core(name)) != name:
        found = gazetteer.candidates(core)
    if not found:
        found = next((places for home in homes(key(name)) if (places := _towns(home, gazetteer))), ())
    return found


def _state(text: str, placed: list[tuple[Named, Mention]]) -> None:
    """Note for each mention which candidates its neighbours put inside a named area."""
    for (left, first), (right, second) in itertools.pairwise(placed):
        between = text[first.span.ends : second.span.starts]
        if first.span.ends > second.span.starts or left is right:
            continue
        if wording.lies_in(between) and not _is_list(left, right, text[second.span.starts : second.span.ends]):
            _relate(left, first, right, second)
        elif wording.holds(between):
            _relate(right, second, left, first)


def _carry_on(mentions: list[Mention]) -> None:
    """Let a bare mention mean what the last mention that said so meant: 'Paris, Texas' first, then 'Paris'."""
    last: frozenset[str] = frozenset()
    for mention in mentions:
        last = mention.stated = mention.stated or last


def _relate(inner: Named, one: Mention, outer: Named, other: Mention) -> None:
    """Note that one name lies in another: it speaks for the candidates inside, and for the areas that hold them."""
    inside = [(place, area) for area in outer.candidates if area.kind in AREAS for place in inner.candidates]
    pairs = [(place.id, area.id) for place, area in inside if place.id != area.id and is_within(place, area)]
    one.stated |= {place for place, _ in pairs}
    other.stated |= {area for _, area in pairs}


def _is_list(left: Named, right: Named, tail: str) -> bool:
    """Tell a list of areas ('Georgia, Texas and Ohio') from a town in an area: there an abbreviation may follow."""
    if not left.candidates or not right.candidates:
        return False
    one, other = left.candidates[0], right.candidates[0]
    return one.kind == other.kind and (one.kind == "country" or (one.kind == "province" and not tail.endswith(".")))


def fits(named: Named, place: Place) -> float:
    """Return how well a name fits a place: 1 its own name, 0.5 its name without 'County', 0 another name."""
    own = _key(place.name)
    if own in (named.form, f"{named.form} city") or place.kind in ("country", "region", "site"):
        return 1.0
    return 0.5 if without_area_word(own) == named.form else 0.0


_key = lru_cache(maxsize=50_000)(key)


# -- the outlet ---------------------------------------------------------------------------------------------------


def outlet_home(outlet: str, gazetteer: Gazetteer) -> tuple[tuple[Place, ...], str]:
    """Return the places that an outlet's name can mean, and the country of its internet domain.

    'harrogatetimes.co.uk' may be of any Harrogate, and is British.
    """
    if not outlet:
        return (), ""
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", outlet.strip().casefold())[:80].split("/")[0]
    *labels, last = host.split(".")
    code = COUNTRY_DOMAINS.get(last, last.upper()) if labels and len(last) == 2 and last not in SOLD_DOMAINS else ""
    country = code if code and gazetteer.country(code) else ""
    words = max(labels, key=len) if labels else host
    return next((found for part in _parts(words) if (found := _towns(part, gazetteer))), ()), country


def _parts(words: str) -> list[str]:
    """Return the parts of an outlet's name that may be a place, longest first: news words are cut off."""
    pieces = [piece for piece in re.split(r"[\s\-_]+", words) if piece]
    bare = [_NEWS.sub(" ", piece).strip() for piece in pieces]
    found = [*pieces, *(part for piece in bare for part in piece.split())]
    return sorted({part for part in found if len(part) > 3 and not _NEWS.fullmatch(part)}, key=lambda p: (-len(p), p))


def _towns(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the towns and provinces of some size of a name."""
    return tuple(p for p in gazetteer.candidates(name) if p.population >= 5000 and p.kind != "region")
