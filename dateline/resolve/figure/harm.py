"""The words for what happened to persons: killed, injured, missing, abducted, arrested, and which way they point.

A word of harm points to persons before it ('12 died', 'was shot'), after it ('killing 12', 'the death of a guard'), or
to either side ('killed'), which the words around it decide.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from dateline.records import Outcome

Way = Literal["before", "after", "either"]

BE = r"(?:is|are|was|were|be|been|being|got|gets|get)"

PIECES = {
    "OWN": r"(?:his|her|their)",
    "SELF": r"(?:himself|herself)",
    "LIFE": r"(?:life|lives)",
    "GUN": r"(?:gun|weapon|pistol|rifle|handgun|shotgun|firearm)",
    # up to four words of one clause, none of them a verb that is a word of harm itself
    "GAP": r"(?:(?!(?:been|shot|killed|died|was|were|who|after|when)\b)(?:St\.|[^\s.;]+) ){0,4}?",
    "FAR": r"(?:(?!(?:been|shot|killed|died|was|were|who|after|when|and)\b)[^\s.;]+ ){1,7}?",
    "WOUND": r"(?:wounds?|injur(?:y|ies)|burns|lacerations?|trauma|shrapnel)",
    "CARE": r"(?:hospitals?|clinics?|infirmary|(?:medical|trauma) cent(?:er|re)s?|emergency rooms?|ER|surgery)",
    "CONDITION": r"(?:(?:critical|serious)(?: but stable)?|stable|fair|good|grave|guarded|unknown|poor) condition",
    "MOVED": r"(?:taken|transported|rushed|airlifted|flown|driven|brought|admitted|conveyed|transferred|carried|"
    r"evacuated|shipped|moved|hospitali[sz]ed|taking)",
}
"""Parts of the expressions below, named there in capitals."""


class Harm(NamedTuple):
    """One way to say what happened to persons: regular expressions, in which a blank is any white space."""

    outcome: Outcome
    way: Way
    words: tuple[str, ...]
    is_open: bool = False  # leaves open whether they lived: 'shot', 'hit'


HARMS = (
    Harm("killed", "either", (
        r"(?:shot|stabbed|beaten|hacked|burn(?:ed|t)|crushed|choked|strangled|blown) (?:dead|to death|to pieces)",
        r"(?:shot|stabbed|beaten|hit|struck|run over|robbed|kidnapped|tortured|abducted|bludgeoned)"
        r"(?: and |, |/)(?:then )?(?:fatally wounded|killed|murdered)",
        r"(?:fatally|mortally) (?:shot|wounded|stabbed|injured|struck|hit|beaten|shooting|wounding|stabbing|shoots"
        r"|striking|hitting|injuring|beating)",
    )),
    Harm("killed", "after", (r"(?:shoots|shooting|stabs|stabbing|guns|gunning|beats|beating) (?:dead|to death)",)),
    Harm("killed", "before", (
        r"(?:shot|killed|kills|killing|shooting|shoots) SELF (?:to death|dead|fatally)",
        r"(?:kill|kills|killed|killing) (?:himself|herself|themselves)",
        r"turn(?:ed|ing|s)? (?:the|his|her|a) GUN on SELF",
        r"commit(?:ted|ting|s) suicide",
        r"(?:took|taking|takes|taken) OWN own LIFE",
        r"(?:before|then|fatally) (?:shooting|shot|shoots|stabbed|stabbing) SELF",
        r"(?:and|then) SELF",
    )),
    Harm("killed", "either", (r"killed|murdered|slain|assassinated|executed|massacred|beheaded|lynched|decapitated",)),
    Harm("killed", "after", (
        r"kills?|killing|murders?|murdering|slays|slaying|slew|massacring|massacres",
        r"assassinat(?:es|ing)|execut(?:es|ing)|behead(?:s|ing)",
    )),
    Harm("killed", "before", (
        r"died|dies?|dying|perished|perishes|succumb(?:ed|s|ing)|passed away|bled to death",
        r"(?:suffer(?:ed|s|ing)?|sustain(?:ed|s|ing)?|receiv(?:ed|es|ing)|from|of) GAPfatal GAPWOUND",
        r"(?:lost|losing|lose|loses) OWN (?:own )?LIFE",
        r"(?:(?:found|pronounced|declared|confirmed|presumed|lay|lying) )?dead|deceased|fatally|mortally",
    )),
    Harm("killed", "after", (
        r"(?:claim(?:s|ed|ing)?|took|taking|takes|ended|cost) the LIFE of",
        r"(?<!attempted\s)(?<!attempt\s)(?:deaths?|killings?|murders?|slayings?|assassinations?|executions?|homicides?"
        r"|massacre|manslaughter|fatal shooting|fatal stabbing|bod(?:y|ies)|LIFE|fatalities) (?:of|among)",
    )),
    Harm("injured", "either", (r"injured|wounded|hurt|maimed|hospitali[sz]ed|grazed|disfigured|paraly[sz]ed",)),
    Harm("injured", "after", (r"injur(?:es?|ing)|wounding|wounds?|hurting|hurts|maiming|hospitali[sz](?:es|ing)",)),
    Harm("injured", "before", (
        r"(?:suffer(?:ed|s|ing)?|sustain(?:ed|s|ing)?|receiv(?:ed|es|ing)|had|has|have|with|from|treated for|for)"
        r" GAP(?:(?:gunshot|stab|shrapnel|bullet) )?WOUND",
        r"in (?:a |\w+ly )?CONDITION",
        r"(?:is|are|was|were|remains?|remained) (?:also )?critical(?! (?:of|to|for))",
        r"condition (?:is|was|were) (?:listed as )?(?:critical|serious|stable|fair|good|grave|guarded)",
    )),
    Harm("injured", "either", (r"MOVED (?:from FAR)?GAP(?:to|at|by|in) GAPCARE",)),
    Harm("injured", "before", (
        r"(?:went|walked|walking|came|arrived|arriving|showed up|turned up|appeared|checked in(?:to)?|drove|got"
        r"|made it) (?:SELF )?(?:(?:later|also) )?(?:to|into|at|in) GAPCARE"
        r"(?= (?:for|with|after|on|and|to seek)\b|[.,;])",
    )),
    Harm("injured", "after", (
        r"(?:sent|sending|sends|put|putting|puts|landed|landing)(?= GAP(?:to|in|at) (?:the |an? )?GAPCARE)",
    )),
    Harm("injured", "before", (
        r"expected to (?:survive|live|recover|be (?:ok|okay|fine|all right))|recovering",
        r"(?:be|being|was|were|is|are|been) treated|treated (?:and released|at|in)|under(?:went|going) surgery",
        r"fighting for OWN LIFE|on life support|clinging to life",
        r"(?:critically|seriously|severely|gravely|slightly|lightly)(?! (?:injur|wound|hurt|ill|damag))",
    )),
    Harm("injured", "either", (r"(?:shot|hit|struck|stabbed|wounded|shoots|shooting) SELF",)),
    Harm("injured", "either", (r"shot|(?:gunned|mowed|cut) down|hit|struck|stabbed",), is_open=True),
    Harm("injured", "after", (
        r"shoots|shooting|hitting|hits|striking|strikes|stabs|stabbing|(?:shooting|stabbing)s? of",
    ), is_open=True),
    Harm("injured", "after", (
        r"victims? (?:was|were|has been|have been|is|are) (?:\w+ )?(?:identified|named) as",
        r"(?:identified|named) the (?:\w+ ){0,3}victims? as",
    ), is_open=True),
    Harm("missing", "before", (r"missing(?! in action)|unaccounted for|disappeared|vanished|feared buried",)),
    Harm("abducted", "either", (
        r"kidnapped|abducted|(?:held|taken|taking|take|takes|holding) (?:hostage|captive|prisoner)",
    )),
    Harm("abducted", "after", (r"kidnaps|kidnapping(?: of)?|abducts|abducting|abductions? of",)),
    Harm("arrested", "either", (r"arrested|detained|apprehended|jailed|rounded up",)),
    Harm("arrested", "after", (r"arrests? of|arresting|detains|detaining|arrests",)),
    Harm("arrested", "before", (r"(?:taken into|in(?:to)?|in police) custody",)),
)  # fmt: skip
"""Every way to say it, the more telling before the less: the first that fits words wins them."""


def expression(harm: Harm) -> str:
    """Return the regular expression of one way to say it, its pieces put in."""
    words = re.sub("|".join(PIECES), lambda piece: PIECES[piece.group()], "|".join(harm.words))
    return words.replace(" ", r"\s+")


PATTERN = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<h{n}>{expression(harm)})" for n, harm in enumerate(HARMS)) + r")(?![\w-])",
    re.IGNORECASE,
)


class Cue(NamedTuple):
    """Words of harm found in a text."""

    starts: int
    ends: int
    harm: Harm


def find(text: str, starts: int, ends: int) -> list[Cue]:
    """Return the words of harm between two offsets of a text."""
    return [
        Cue(match.start(), match.end(), HARMS[int(match.lastgroup[1:])])
        for match in PATTERN.finditer(text, starts, ends)
        if match.lastgroup
    ]
