"""The words for persons, and whom a figure with such a word counts."""

from __future__ import annotations

import re

GROUPS = {
    "all": """person people human individual victim other casualty fatality somebody someone anyone everyone anybody
        survivor patient body dead wounded injured deceased total life soul occupant family couple one each
        group friend buddy companion neighbor neighbour relative sibling cousin roommate colleague partner
        passenger driver motorist motorcyclist cyclist pedestrian passerby owner employee worker clerk cashier manager
        customer patron guest partygoer clubgoer concertgoer worshipper worshiper parishioner shopper tourist visitor
        teacher professor student pupil classmate schoolmate nurse doctor medic physician surgeon paramedic firefighter
        fireman rescuer volunteer lawyer attorney farmer miner trader seller dealer vendor shopkeeper bartender barber
        chef cook cleaner builder engineer fisherman herder shepherd
        hunter pilot sailor crewman coach player athlete rapper
        musician singer actor artist photographer priest pastor imam bishop nun monk rabbi preacher missionary cleric
        activist
        protester protestor demonstrator marcher migrant refugee settler homeowner tenant renter
        inmate prisoner detainee spouse fiance parent grandparent
        adult senior veteran executive businessman industrialist banker peasant
        trucker bouncer dancer intruder burglar pensioner native national citizen american immigrant
        foreigner expatriate contractor leader chief boss trainee member crew staffer aide guard bodyguard teammate
        lover ex stepfather stepson godson grandson nephew roomate freshman sophomore
        bandmate rival acquaintance landlord babysitter caretaker""",
    "civilians": "civilian villager resident bystander local townspeople noncombatant onlooker by-stander",
    "women": """woman girlfriend wife widow mother mom mum grandmother sister aunt niece female lady housewife waitress
        ex-girlfriend ex-wife fiancee stepmother girlfriend daughter-in-law mother-in-law sister-in-law bride""",
    "men": """man boyfriend husband widower father dad grandfather brother uncle male gentleman guy
        ex-boyfriend ex-husband son-in-law father-in-law brother-in-law half-brother groom""",
    "children": """child kid boy girl son daughter baby infant toddler teen teenager youth minor adolescent youngster
        schoolchild schoolboy schoolgirl newborn juvenile grandchild granddaughter stepdaughter
        tot preschooler year-old youngster""",
    "police": """police officer policeman policewoman cop deputy sheriff trooper constable gendarme detective patrolman
        marshal inspector superintendent lawman sergeant corporal""",
    "soldiers": """soldier troop serviceman servicewoman marine airman paratrooper conscript commando peacekeeper
        paramilitary legionnaire lieutenant captain colonel major general recruit cadet reservist ranger""",
    "attackers": """gunman shooter attacker assailant bomber terrorist militant insurgent rebel guerrilla
        jihadi jihadist extremist fighter hijacker kidnapper robber murderer perpetrator suspect bandit
        raider arsonist sniper criminal gangster gangbanger hitman assassin knifeman accomplice""",
    "officials": """official mayor governor minister president senator congressman congresswoman judge magistrate
        prosecutor ambassador diplomat consul councillor councilman councilor councilwoman lawmaker parliamentarian
        politician candidate legislator commissioner administrator bureaucrat""",
    "journalists": "journalist reporter cameraman correspondent editor broadcaster newsman",
    "hostages": "hostage captive abductee",
}  # fmt: skip
"""Whom a figure counts, by the word that it stands with."""

COUNTS = {word: name for name, words in GROUPS.items() for word in words.split()}

IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "policemen": "policeman", "wives": "wife", "bodies": "body",
    "lives": "life", "people": "person", "persons": "person", "gunmen": "gunman", "bystanders": "bystander",
    "servicemen": "serviceman", "policewomen": "policewoman", "councilmen": "councilman", "businessmen": "businessman",
    "fishermen": "fisherman", "patrolmen": "patrolman", "firemen": "fireman", "cameramen": "cameraman",
    "schoolchildren": "schoolchild", "grandchildren": "grandchild", "deputies": "deputy", "casualties": "casualty",
    "families": "family", "fatalities": "fatality", "troops": "troop", "passersby": "passerby", "crewmen": "crewman",
    "babies": "baby", "congressmen": "congressman", "year-olds": "year-old", "others": "other", "youths": "youth",
}  # fmt: skip

FEMALE = re.compile(
    r"\b(?:wom[ae]n|girl|female|mother|wife|daughter|sister|aunt|grandmother|(?:ex-)?girlfriend|lady|she|her|herself|niece|mom|widow|ex-wife)s?\b",
    re.IGNORECASE,
)
MALE = re.compile(
    r"\b(?:m[ae]n|boy|male|father|husband|son|brother|uncle|grandfather|(?:ex-)?boyfriend|gentleman|he|him|himself|his|nephew|dad|gunm[ae]n|ex-husband)s?\b",
    re.IGNORECASE,
)
OWNER = re.compile(r"(?:his|her)\s+(?=\w)|.*['’]s\s+", re.IGNORECASE)

COLLECTIVE = {"police", "family", "group", "total", "crew", "general", "major", "local", "ex", "each", "life", "body"}
"""Words that are not one person when they stand without a number."""

PAIRS = {
    "parents": "2",
    "grandparents": "2",
    "couple": "2",
    "twin": "2",
    "pair": "2",
    "duo": "2",
    "trio": "3",
    "quartet": "4",
}
"""Nouns that hold a number of persons in themselves."""


def singular(word: str) -> str:
    """Return the singular of a noun in lower case, as far as the words for persons need it."""
    lower = word.lower()
    if lower in IRREGULAR or lower in COUNTS:
        return IRREGULAR.get(lower, lower)
    if lower.endswith("s") and lower[:-1] in COUNTS:
        return lower[:-1]
    return lower


def is_person(word: str) -> bool:
    """Tell whether a noun names a person."""
    return singular(word) in COUNTS


def is_plural(word: str) -> bool:
    """Tell whether a noun for persons stands in the plural."""
    lower = word.lower()
    return lower in ("people", "police") or (lower != singular(lower))


def counted(word: str) -> str:
    """Return whom a figure with this noun counts: 'police' for 'officers', 'all' for 'people'."""
    return COUNTS.get(singular(word), "all")


def sex(words: str) -> str:
    """Return 'f' or 'm' where words for one person tell it: 'his wife' is 'f', 'the driver' is ''."""
    own = OWNER.sub("", words, count=1)
    return "f" if FEMALE.search(own) else "m" if MALE.search(own) else ""
