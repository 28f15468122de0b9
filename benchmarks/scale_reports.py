"""Invented reports in any number, with what is read in them: the record that `scale` measures on.

Towns, people and outlets have names made of syllables; a few towns and surnames are frequent and most are rare. Each
incident is told by one report or by several, some of them reprints, over the days after it; a report tells of its
incident in a few sentences of its own, recalls an older one at times, and ends in the words of its outlet's page.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from dateline.records import Claim, Document, Mention, Place, PlaceName, Reading

FIRST_DAY = date(2021, 1, 1)
YEARS = 10
LENGTH = (8, 16)
"""Sentences about its incident that a report has beside the first, at least and at most."""
ALONE = 0.55
"""Share of incidents that one report tells of; each further report is as likely again as LONGER."""

LONGER = 0.72
REPRINTS = 0.12
RECALLS = 0.3
"""Shares of reports that reprint another of their incident, and that recall an older incident in passing."""

SYLLABLES = (
    "ba de ko lu mi na or pe ri sa ta un ve zo ka li mo ne ro su hal dor vik gren tam osk bri fen jar wol".split()
)
KINDS = {
    "bombing": ("bomb", "blast", "explosion"),
    "shooting": ("shooting", "gun attack", "gunfire"),
    "stabbing": ("stabbing", "knife attack", "knifing"),
    "arson": ("arson attack", "firebombing", "blaze"),
    "kidnapping": ("kidnapping", "abduction", "hostage-taking"),
    "shelling": ("shelling", "mortar fire", "rocket fire"),
}
HITS = """
bakery bridge bus depot cinema clinic court factory ferry garage granary harbour hospital hotel laundry library market
mill mosque museum office park pharmacy pier pipeline prison pumping-station railway-yard restaurant school shop stadium
studio temple theatre tower tunnel university warehouse
""".split()
RANKS = ("Captain", "Inspector", "Colonel", "Major", "Minister")
OUTLETS = "Post Courier Wire Tribune Observer Gazette Herald Monitor Dispatch Chronicle".split()
THINGS = """
bag barrel basket bench bicycle blanket bottle box bucket cabinet candle cap cart chain coat coin counter cup curtain
drum fence flag ladder lamp lantern letter mask mattress mirror notebook paint parcel pillow pipe radio rope ribbon
saddle sack sandal scarf shutter sign stove suitcase table telephone ticket toolbox trolley umbrella vase wagon wallet
""".split()
LOOKS = """
amber blue broken brown burnt crimson dented dusty empty faded green grey heavy narrow old orange pale pink purple red
rusty silver small striped torn violet wet white wooden yellow
""".split()
ACTS = """
abandoned carried covered dropped emptied examined found hidden lifted locked loaded marked moved opened overturned
painted photographed pushed recovered removed repaired sealed searched seized stacked tied washed wrapped
""".split()

HEADLINES = (
    "{Word} in {town} kills {killed}",
    "{killed} dead in {town} {word}",
    "Toll of {town} {word} at {killed}",
    "{town} mourns after {word} at the {hit}",
    "What is known of the {word} at the {town} {hit}",
)
LEADS = (
    "A {word} at a {hit} in {town} on {day} killed {killed} people and wounded {injured}, {officer} said.",
    "At least {killed} people died and {injured} were hurt on {day} in a {word} at the {hit} in {town}.",
    "{officer} put the toll of the {word} at a {hit} in {town} on {day} at {killed} dead and {injured} injured.",
    "The {word} at the {hit} of {town} on {day} has left {killed} dead and {injured} wounded, officials said.",
)
RECALLED = (
    "It recalled the {word} at a {hit} in {town} that killed {killed} people in {year}.",
    "In {year}, a {word} at the {hit} of {town} left {killed} dead.",
)
DETAILS = (
    "{owner}, who owns the {hit}, was among the first to arrive.",
    "The {hit} stands on {street} Street, opposite the {shop} building.",
    "Police closed {street} Street and {road} Road until the evening.",
    "{witness}, who lives above the {shop}, heard shouting and then a loud noise.",
    '"I saw a man with a {look} {thing}," {witness} told reporters.',
    "Officers {act} a {look} {thing} near the entrance.",
    "A {look} {thing} was {act} behind the {hit}, according to {officer}.",
    "{officer} asked anybody who had seen a {look} car near {road} Road to come forward.",
    "Relatives of {victim} waited outside the hospital with a {look} {thing}.",
    "{victim}, {age}, had worked at the {shop} for {count} years.",
    "The funeral of {victim} will be held at {street} on {later}.",
    "Nobody has claimed the attack, {officer} said.",
    "A group that calls itself the {group} claimed the attack in a {look} leaflet.",
    "The {group} denied any part in it.",
    "Mayor {mayor} called for calm and ordered the {thing} shops to close.",
    "{mayor}, the mayor of {town}, promised {count} thousand crowns for the repair of the {hit}.",
    "Engineers {act} the {look} roof of the {hit} before anybody was let in.",
    "Firefighters needed {count} hours because the {look} doors were {act}.",
    "Neighbours {act} {count} wounded people in a {look} {thing}.",
    "The {shop}, a {look} building of the last century, lost its windows.",
    "Trains towards {road} were held for {count} hours and a {thing} blocked the line.",
    "An expert of the {shop} laboratory {act} fragments of a {look} {thing}.",
    "Two people were held at {road}, and a {look} {thing} was {act} in their flat.",
    "Teachers {act} the pupils in the {look} hall until {witness} fetched them.",
    "{witness} said that the {thing} had been {act} a day earlier.",
    "Traders at {street} {act} their {thing} stalls early.",
)
PAGES = (
    "Sign up for the evening letter of the {outlet} and never miss what matters.",
    "All rights belong to the {outlet}; nothing on this page may be sold on.",
    "Write to the {outlet} newsroom if you have seen something that we should know.",
)


Words = Mapping[str, str]
"""What the slots of a sentence are filled with."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One invented incident: its kind, day and place, and the words that its reports fill their sentences with."""

    kind: str
    day: date
    place: Place
    words: Words


@dataclass(frozen=True, slots=True)
class Body:
    """What a report says, without its page: the headline, the text, and the sentences that tell of an incident."""

    title: str
    text: str
    told: tuple[tuple[str, Happening, Words], ...]


def readings(count: int, seed: int = 0) -> Iterator[tuple[Reading, int]]:
    """Yield what is read in some invented reports, each with the number of its incident."""
    world = World(count, seed)
    number = incident = 0
    while number < count:
        happening, bodies = world.happening(), list[Body]()
        for _ in range(min(count - number, world.reports())):
            is_reprint = bool(bodies) and world.chance.random() < REPRINTS
            bodies.append(world.chance.choice(bodies) if is_reprint else world.body(happening))
            yield world.reading(f"report {seed}/{number}", bodies[-1], happening), incident
            number += 1
        incident += 1


def crowd(count: int, seed: int = 0) -> Iterator[Reading]:
    """Yield what is read in some reports of one incident, which give its tolls in many ways, some of them reprinted."""
    world = World(count, seed)
    happening, bodies = world.happening(), list[Body]()
    for number in range(count):
        tolls = {name: str(world.chance.randint(20, 40)) for name in ("killed", "injured")}
        is_reprint = bool(bodies) and world.chance.random() < REPRINTS
        told = replace(happening, words={**happening.words, **tolls})
        bodies.append(world.chance.choice(bodies) if is_reprint else world.body(told))
        yield world.reading(f"crowd {seed}/{number}", bodies[-1], happening)


class World:
    """Who and what there is to tell of, in a record of some size."""

    def __init__(self, count: int, seed: int) -> None:
        self.chance = random.Random(count + seed)
        self.towns = [self.name(3) for _ in range(40 + int(count**0.6))]
        self.surnames = [self.name(3) for _ in range(200 + int(count**0.8))]
        self.forenames = [self.name(2) for _ in range(120)]
        self.outlets = [f"{self.name(3)} {outlet}" for outlet in OUTLETS for _ in range(4)]
        self.town_weights = frequencies(len(self.towns))
        self.surname_weights = frequencies(len(self.surnames))

    def name(self, syllables: int) -> str:
        """Return an invented name."""
        return "".join(self.chance.choices(SYLLABLES, k=syllables)).capitalize()

    def person(self) -> str:
        """Return the full name of somebody."""
        (surname,) = self.chance.choices(self.surnames, cum_weights=self.surname_weights)
        return f"{self.chance.choice(self.forenames)} {surname}"

    def place(self) -> Place:
        """Return a town."""
        (town,) = self.chance.choices(range(len(self.towns)), cum_weights=self.town_weights)
        latitude, longitude = town * 7 % 130 - 65.0, town * 11 % 340 - 170.0
        return Place(f"invented:{town}", self.towns[town], "settlement", f"X{town % 10}", latitude, longitude)

    def reports(self) -> int:
        """Return how many reports tell of an incident."""
        number = 1
        if self.chance.random() > ALONE:
            number += 1
            while self.chance.random() < LONGER:
                number += 1
        return number

    def happening(self) -> Happening:
        """Return an incident."""
        place, day = self.place(), FIRST_DAY + timedelta(self.chance.randrange(365 * YEARS))
        people = {role: self.person() for role in ("owner", "witness", "victim", "mayor")}
        words = {
            "town": place.name, "hit": self.chance.choice(HITS), "street": self.name(3), "road": self.name(3),
            "shop": f"{self.name(3)} {self.chance.choice(THINGS)}", "group": f"{self.name(3)} Front",
            "officer": f"{self.chance.choice(RANKS)} {self.person()}", "day": f"{day:%A}", "year": str(day.year),
            "killed": str(1 + int(self.chance.expovariate(0.25))), "age": str(self.chance.randint(18, 79)),
            "injured": str(2 + int(self.chance.expovariate(0.1))), "later": f"{day + timedelta(4):%A}",
        }  # fmt: skip
        return Happening(self.chance.choice(list(KINDS)), day, place, people | words)

    def body(self, happening: Happening) -> Body:
        """Return a report of an incident in words of its own."""
        words = self.chosen(happening)
        lead = self.chance.choice(LEADS).format(**words)
        told, news = [(lead, happening, words)], [lead]
        for sentence in self.chance.sample(DETAILS, self.chance.randint(*LENGTH)):
            news.append(sentence.format(**self.chosen(happening)))
        if self.chance.random() < RECALLS:
            older = self.happening()
            words = self.chosen(older)
            news.append(self.chance.choice(RECALLED).format(**words))
            told.append((news[-1], older, words))
        return Body(self.chance.choice(HEADLINES).format(**told[0][2]), " ".join(news), tuple(told))

    def chosen(self, happening: Happening) -> Words:
        """Return the words of an incident, and some that a report is free to choose."""
        free = {
            name: self.chance.choice(choices) for name, choices in (("look", LOOKS), ("thing", THINGS), ("act", ACTS))
        }
        word = self.chance.choice(KINDS[happening.kind])
        return {
            **happening.words,
            **free,
            "word": word,
            "Word": word.capitalize(),
            "count": str(self.chance.randint(2, 30)),
        }

    def reading(self, address: str, body: Body, happening: Happening) -> Reading:
        """Return what is read in a report, printed by some outlet within a few days."""
        outlet = self.chance.choice(self.outlets)
        page = PAGES[len(outlet) % len(PAGES)].format(outlet=outlet)
        printed = happening.day + timedelta(int(self.chance.expovariate(0.5)))
        document = Document(address, f"{body.text}\n\n{page}", "", body.title, outlet, published=printed.isoformat())
        named = [
            PlaceName(*_span(body.text, sentence, words["town"]), told.place) for sentence, told, words in body.told
        ]
        mentions = [_mention(document, sentence, told, words) for sentence, told, words in body.told]
        return Reading(document, tuple(mentions), places=tuple(named))


def frequencies(count: int) -> list[float]:
    """Return cumulative weights by which the n-th of several is about n times as rare as the first."""
    return list(accumulate(1 / (n + 3) for n in range(count)))


def _span(text: str, sentence: str, words: str) -> tuple[int, int]:
    """Return where some words of a sentence stand in a text."""
    starts = text.index(sentence) + sentence.index(words)
    return starts, starts + len(words)


def _mention(document: Document, sentence: str, told: Happening, words: Words) -> Mention:
    """Return the account that a sentence gives of an incident."""
    mention = Mention(document.id, *_span(document.text, sentence, sentence))
    first, last = (
        (told.day, told.day) if words["day"] in sentence else (date(told.day.year, 1, 1), date(told.day.year, 12, 31))
    )
    bounds = int(f"{first:%Y%m%d}"), int(f"{last:%Y%m%d}")
    known = (
        ("type", words["word"], told.kind, None, None),
        ("date", words["day"], told.day.isoformat(), *bounds),
        ("date", words["year"], words["year"], *bounds),
        ("place", words["town"], told.place.id, 1, 1),
        ("target", words["hit"], words["hit"], None, None),
        ("killed", words["killed"], words["killed"], int(words["killed"]), int(words["killed"])),
        ("injured", words["injured"], words["injured"], int(words["injured"]), int(words["injured"])),
    )
    claims = (
        Claim(mention.id, field, value, *_span(document.text, sentence, quote), quote, low, high)
        for field, quote, value, low, high in known
        if quote in sentence
    )
    return replace(mention, claims=tuple(claims))
