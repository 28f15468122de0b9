"""What the words around a time expression say about which of several dates it means: publication, narrative, tense."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dateline.records import Span
from dateline.resolve.date.notation import parse
from dateline.resolve.date.periods import Period

Tense = Literal["", "past", "future"]


@dataclass(frozen=True, slots=True)
class DateContext:
    """What a time expression is read against.

    `published` is the day of the report (ISO, or a prefix of it, or empty), `reference` the last period that the text
    spoke of, `dated` the last day or month that it gave a year to, a sentence back at the most, `quarter` the one whose
    results the text is about, `tense` that of the clause. In a numeric date of a `day_first` outlet 02/04 is 2 April.
    """

    published: str = ""
    reference: Period | None = None
    dated: Period | None = None
    quarter: Period | None = None
    tense: Tense = ""
    day_first: bool = False

    @property
    def reported(self) -> Period | None:
        """The quarter whose results are spoken of, if any."""
        if self.quarter is None and self.reference is not None and self.reference.unit == "quarter":
            return self.reference
        return self.quarter

    @property
    def anchor(self) -> Period | None:
        """The period in which the report appeared: a day, or coarser where no more is known."""
        return parse(self.published[:10])


_MODAL = r"(?:will|won['’]t|shall|should|must|would|can|may|might|['’]ll|(?:is|are|was|were|be)\s+to(?!\s+blame))"
_AHEAD = (
    rf"{_MODAL}(?:\s+(?:not|also|have|be|then|soon|formally|meet))*\s+\w+|{_MODAL}|going\s+to|"
    r"(?:is|are|was|were|be)\s+(?:due|set|scheduled|slated|expected)|expects?|plans?|(?:planned|planning|set|ready)\s+to|"
    r"scheduled|upcoming|intends?|hopes?|vow(?:s|ed)|due|deadline|slated|extended\s+to|effective|payable|"
    r"as\s+(?:soon|early)\s+as"
)
_PAST = (
    r"was|were|had|did|said|told|took|came|went|got|made|began|left|found|held|gave|fell|rose|met|"
    r"saw|shot|blew|broke|drove|flew|fled|fought|hit|killed|knew|led|lost|paid|put|ran|sent|set|spoke|struck|won|wrote|"
    r"heard|sold|bought|brought|burst|cut|felt|grew|kept|laid|lay|let|quit|read|sat|stood|threw|thought|became|has|have|"
    r"been|could|ago|last|(?!need|feed|speed|breed|hundred|indeed|unite)[a-z]{2,16}ed"
)
CUES = re.compile(rf"\b(?:(?:had|have|has)\s+been\s+\w+|(?P<future>{_AHEAD})|(?:{_PAST}))\b", re.IGNORECASE)
"""Words that tell whether a clause is about what was or what is to come; a modal takes the verb behind it along."""

DEADLINE = re.compile(
    r"\b(?P<word>by|until|till|through)\s+(?:the\s+)?"
    r"(?:early|late|mid|noon|midnight|[\d:.]{1,5}\s*[ap]\.?m\.?(?:\s+[a-z]{2,3})?)?[\s-]*$",
    re.IGNORECASE,
)
PUT_OFF = re.compile(r"postponed|extended|delayed|adjourned|remanded|given|gave|has|have|suspended", re.IGNORECASE)
"""Past verbs whose `until` lies ahead."""

OWNER = re.compile(r"['’]s\b")

BEFORE, AFTER = 90, 60
"""Code points before and behind an expression in which its verb is looked for."""


def tense(text: str, expression: Span, sentence: Span, told: Tense | None = None) -> Tense:
    """Guess the tense of the clause that an expression stands in, from the nearest verb, those before it first.

    `told`: what the syntax of the sentence says, where it is known.
    """
    starts, ends = expression
    if OWNER.match(text, ends):
        return ""
    low, high = max(sentence.starts, starts - BEFORE), min(sentence.ends, ends + AFTER)
    cue = CUES.search(text, ends, high)
    for cue in CUES.finditer(text, low, starts):  # noqa: B007 (the last one is wanted)
        pass
    said: Tense = "" if cue is None else "future" if cue["future"] else "past"
    said = said if told is None or (not told and said == "future") else told
    deadline = DEADLINE.search(text, low, starts)
    if deadline is None or deadline.start() == low:
        return said
    is_put_off = cue is not None and (cue["future"] or PUT_OFF.search(cue[0])) is not None
    # "fled by Wednesday" and "stayed until Thursday" look back as often as they look ahead.
    return "" if said == "past" and not is_put_off else "future"
