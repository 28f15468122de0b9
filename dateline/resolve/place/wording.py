"""What the words around and inside a name say of it: what kind of thing it is, and what it lies in."""

from __future__ import annotations

import re

from dateline.gazetteer.names import AREA_WORDS, key, without_area_word

SITE_WORDS = frozenset(
    """airport airfield airbase base barracks station terminal port harbor harbour bridge tunnel dam pier
    street st road rd avenue ave boulevard blvd drive dr lane ln highway freeway expressway parkway motorway route
    interstate turnpike close crescent court terrace way square plaza circle place row
    hospital clinic infirmary school academy college university institute library museum gallery theatre theater cinema
    church cathedral mosque temple synagogue chapel abbey shrine monastery cemetery
    hotel inn motel resort restaurant cafe bar pub nightclub club mall market bazaar store supermarket shop
    center centre
    stadium arena gymnasium coliseum fairgrounds racetrack speedway
    park garden gardens zoo forest preserve reservation wilderness trail farm farms ranch estate estates
    building tower house hall palace castle fort embassy consulate courthouse jail prison penitentiary office
    headquarters checkpoint crossing camp plant factory refinery mine""".split()
)
"""Last words of names of buildings, streets and grounds: sites, which lie in a town."""

WATER_WORDS = frozenset(
    """river creek lake bay brook pond reservoir canal falls strait channel sound gulf sea ocean mountain mountains
    mount
    hills hill peak valley canyon island islands isle peninsula desert coast beach""".split()
)
"""Last words of names of natural features: lines and surfaces rather than towns."""

OUTDOOR_WORDS = WATER_WORDS | frozenset(
    """airport airbase station street st road rd avenue ave boulevard blvd drive dr lane ln highway freeway parkway
    motorway bridge tunnel square park stadium""".split()
)
"""Last words of sites that are places wherever they are named; a school or an office is often who acted."""

WATER_STARTS = frozenset(("lake", "mount", "river", "gulf", "bay", "loch"))

DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern north-east north-west south-east south-west north-eastern
    north-western south-eastern south-western far upper lower greater inner outer mid downtown uptown midtown upstate
    metro metropolitan suburban rural coastal mainland old""".split()
)
"""Words before a name that mean a part of the place."""

_NEAR = re.compile(
    r"(?:\b(?:near|outside|around|off|nearby|close to|not far from|on the outskirts of|in the outskirts of"
    r"|(?:north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|south-west) of"
    r"|(?:kilometers?|kilometres?|km|miles?) from)(?: the)?(?: (?:city|town|village|capital) of)?)\s*$",
    re.IGNORECASE,
)

_INSIDE = re.compile(
    r"^(?:\s*\(|(?:,|,? in(?: the)?(?: (?:state|province|region|county|district) of)?"
    r"|,? a (?:[a-z-]+ ){0,3}?(?:town|city|village|suburb|community|neighbou?rhood|district)"
    r" (?:in|of|outside|near)(?: the)?"
    r"|,? (?:in|of) (?:the )?(?:far |the )?[a-z-]+(?:ern|central|coastal|rural))\s+(?:the )?)$",
    re.IGNORECASE,
)
"""Words between a name and the area after it that say that the one lies in the other: 'Gary, Ind.'."""

_OWNER = re.compile(
    r"^(?:['’]s?|,)?\s*(?:[a-z-]+(?: and)? ){0,4}?"
    r"(?:city|town|village|capital|suburb|port|resort|province|state|district|region|county|area|neighbou?rhood|island|base"
    r"|settlement|metropolis|hub|community|stronghold)(?: city)?(?: of|,)?\s+(?:the )?$",
    re.IGNORECASE,
)
"""Words between an area and a name that lies in it: "Nigeria's northern city of", "Belgian town of"."""

_POSSESSIVE = re.compile(r"^['’]s?\s+(?:[a-z-]+ ){0,2}$")
_BETWEEN = 90


def last_word(name: str) -> str:
    """Return the last word of a name, in lower case, without marks."""
    words = re.findall(r"\w+", name)
    return words[-1].casefold() if words else ""


def is_site(name: str) -> bool:
    """Tell whether a name of several words is, by its words, that of a building, a street or grounds."""
    words = name.casefold().replace(".", " ").split()
    if len(words) < 2:
        return False
    return last_word(name) in SITE_WORDS or words[0] in ("highway", "interstate", "route", "fort", "camp")


def is_natural(name: str) -> bool:
    """Tell whether a name of several words is, by its words, that of a river, a lake, a mountain."""
    words = name.casefold().split()
    return len(words) > 1 and (words[-1].strip(".") in WATER_WORDS or words[0] in WATER_STARTS)


def bare(name: str) -> str:
    """Return a name without the possessive and on one line."""
    return re.sub(r"['’]s?$", "", " ".join(name.split()))


def core(name: str) -> str:
    """Return a name without possessive and without the words that mean a part of it: 'northern Syria' is 'Syria'."""
    words = bare(name).split()
    while len(words) > 1 and words[0].casefold() in DIRECTIONS:
        words = words[1:]
    return " ".join(words)


def is_near(before: str) -> bool:
    """Tell whether the words before a name put the happening near it, not in it."""
    return bool(_NEAR.search(before[-_BETWEEN:]))


def lies_in(between: str) -> bool:
    """Tell whether the words between two names say that the first lies in the second."""
    return len(between) < _BETWEEN and bool(_INSIDE.match(between))


def holds(between: str) -> bool:
    """Tell whether the words between two names say that the second lies in the first."""
    return len(between) < _BETWEEN and bool(_OWNER.match(between) or _POSSESSIVE.match(between))


def is_area(name: str) -> bool:
    """Tell whether a name says that it is that of an administrative area: 'Boone County', 'Kano State'."""
    return bool(without_area_word(key(name)))


def is_outdoors(name: str) -> bool:
    """Tell whether a site is a place wherever it is named: a street or an airport, not an office."""
    return last_word(name) in OUTDOOR_WORDS or name.casefold().startswith(("highway ", "interstate ", "route "))


_SITE_TAIL = re.compile(
    rf"(?:['’]s)? ((?:[a-z-]+ )?(?:{'|'.join(sorted(SITE_WORDS, key=len, reverse=True))}))\b(?!['’])"
)
_AREA_AFTER = re.compile(rf"['’]?s? (?:{'|'.join(AREA_WORDS)})\b")
_AREA_BEFORE = re.compile(
    rf"\b(?:{'|'.join(AREA_WORDS)}|island) of (?:the )?$|\b(?:{'|'.join(sorted(DIRECTIONS))})(?: part of)? $",
    re.IGNORECASE,
)
_TOWN_AFTER = re.compile(r",? (?:city|town|village)\b")
_TOWN_BEFORE = re.compile(r"\b(?:city|town|village|capital|suburb|port|settlement)(?: of|,)? $", re.IGNORECASE)


def site_tail(after: str) -> str:
    """Return the words in lower case that make a name that of a site: 'metro station' after 'Maelbeek'."""
    match = _SITE_TAIL.match(after)
    return match[1] if match and match[1].split()[0] not in NO_SITE_START else ""


NO_SITE_START = frozenset("and or in at on of to for the a an is was were are has had from with as by".split())


def says_area(before: str, after: str) -> bool:
    """Tell whether the words around a name make it an area: 'Kandahar province', 'southern Kandahar'."""
    return bool(_AREA_AFTER.match(after) or _AREA_BEFORE.search(before))


def says_town(before: str, after: str) -> bool:
    """Tell whether the words around a name make it a town: 'the city of Kano', 'Kano city'."""
    return bool(_TOWN_AFTER.match(after) or _TOWN_BEFORE.search(before))


_PART_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(DIRECTIONS))}|parts? of|border of)(?: the)? $", re.IGNORECASE)


def says_part(before: str) -> bool:
    """Tell whether the words before a name mean a part of it: 'in southern'."""
    return bool(_PART_BEFORE.search(before))
