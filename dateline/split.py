"""Sentences and paragraphs of a document, with exact offsets: a rule-based splitter that knows news prose.

Reading order is the headline first, then the body. Together the sentences cover every code point of the text that is
not white space. Rules in order: lines become paragraphs (hard-wrapped lines are joined, see `paragraphs`), the headline
and the place-and-date line are set apart, every other paragraph is cut where a mark of punctuation ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dateline.headline import FEWEST_WORDS, headline_form
from dateline.records import Document, Sentence, SentenceKind, Span

LONGEST = 2000
"""Code points of the longest sentence: a line without any mark is cut at white space, so that no model sees 2 MB."""

SAMPLE = 400
"""Code points of a paragraph that tell whether it is written in capitals."""

WIDEST = 120
"""Code points of the widest line that can come from hard wrapping; type-written and mailed copy wraps at 60 to 80."""

TOP = 6
"""The headline and the place-and-date line are looked for in so many paragraphs from the top."""

STOP = re.compile(
    r"""(?P<mark>\.(?:[^\S\r\n]\.)++\.?+ | [.!?…。！？؟۔।]++)
        (?P<close>(?:["'”’»)\]」』）] | \[\d{1,3}\] | [ ]”(?=\s*+$))*+)
      | (?<=\s)(?P<bullet>[•●▪■◆])(?=\s)""",
    re.VERBOSE,
)
"""Where a sentence may end: a spaced ellipsis or a run of marks, with the quotes, brackets and note numbers that close
with it; or before a bullet. Every quantifier is possessive, so that a match takes time linear in what it eats."""

CLOSE = re.compile(r"""(?:[ ]?[.!?…]++)?+["'”’]*+""")
"""What may close a headline."""

NEXT = re.compile(r"""\s*+(?:[-–—]++\s*+)?+["'`“‘«(\[¡¿]*+(?P<word>[^\W_]*+)""")
GLUED = re.compile(r"[A-Z][A-Za-z]*+(?<=[a-z])(?=[\s,’'\-])|[IA]\s")
DOTTED = re.compile(r"[A-Za-z](?:\.[A-Za-z]{1,2})+")
UNSPACED = "。！？।"
"""Marks that end a sentence without white space behind them."""


def _words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


TITLES = _words(
    "mr mrs ms messrs dr prof gen lt col sgt capt cmdr cdr maj adm brig cpl pvt pfc spc rev sen sens rep reps gov pres "
    "hon mt ft supt det insp fr msgr amb atty asst comdr const ens hr lieut mme mlle sra srta vs ex"
)
"""Abbreviations that are always followed by what they belong to."""

TRAILING = _words(
    "inc corp co cos ltd bros jr sr esq st assn dept univ intl etc ala ariz ark calif colo conn del fla ga ill ind kan "
    "ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ont que al ed"
)
"""Abbreviations that end a sentence only where a word behind them can do nothing but open one."""

NUMBERED = _words("jan feb mar apr jun jul aug sep sept oct nov dec no nos art vol pp p fig para sec ch")
"""Abbreviations that do not end a sentence before a figure."""

SMALL = _words("no nos vol pp p fig vs etc ed al ex")
"""Those of them that are also written in small letters; `ill.` and `miss.` in small letters are words."""

OPENERS = _words(
    "the a an he she it they we i you this that these those but and or in on at after before when while as if however "
    "meanwhile there his her its their our my one two three four five six for since some many most no not so by with "
    "from during although though also another both what who why how where all more nearly about just still then now "
    "until under last later earlier yesterday today according despite because among other only even such"
)
"""Words that, written with a capital behind an abbreviation, open a sentence."""

FIRM_OPENERS = _words(
    "the he she it they we these however meanwhile but according although there nevertheless moreover"
)
"""Words that open a sentence behind an abbreviation even in capitals, where case tells nothing."""

HOURS = ("a.m", "p.m")

AFTER_HOURS = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january "
    "february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec gmt utc est edt cst cdt mst mdt pst pdt et ct pt cet cest bst ist eastern central pacific"
)
"""Words that go on with a time of day behind `a.m.` and `p.m.`"""

NOT_PLACES = _words(
    "watch video videos photo photos update updated breaking exclusive live read related correction note "
    "editor opinion analysis warning alert news more see listen gallery image pictures file advertisement sign also "
    "story media q a earlier interview question answer summary report text source sources"
)
"""Words in capitals before a colon or a dash that are no place."""

OPENING = "\"'`“‘«(["
"""Quotes and brackets that stand before the first word."""

ENDINGS = ".!?…。:\"”’')"
"""What the last line of a paragraph ends with, as a rule."""

BULLETS = "•●▪■◆*·"
"""What opens an item of a list."""

LONGEST_DATELINE = 160
"""Code points in which a place-and-date line has to end."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:\d{{1,2}}\ {_MONTH}(?:,?\ \d{{2,4}})?|{_MONTH}\ \d{{1,4}}(?:,\ \d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?!\w)"
)
_CAPS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\-]*+(?:[ /][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\-]*+){0,4}"
_TITLED = r"[A-ZÀ-ÖØ-Þ][\w.'’\-]*+(?:\ (?:[A-ZÀ-ÖØ-Þ][\w.'’\-]*+|of|the|de|del|la|el|al|and)){0,4}"
_AGENCY = r"\((?=[^()\n]*[A-Z])[^()\n\d]{2,40}\)"
DATELINE = re.compile(
    rf"""(?P<place>(?P<caps>{_CAPS})(?![\w'’])|{_TITLED})?+
         (?P<region>(?:,\ ?(?!(?i:{_DATE}))(?:{_TITLED})){{0,2}}+)
         (?P<date>,?\ ?(?i:{_DATE}))?+
         (?P<agency>,?\ ?{_AGENCY})?+
         \s{{0,2}}(?P<dash>--+|[—–]|(?<=\s)-(?=\s)|:(?=\s)|$)\s*+""",
    re.VERBOSE,
)
PUBLICATION = re.compile(
    rf"(?:[^\n|]{{0,60}}\|\s*)?\(?(?i:(?:first\ |last\ )?(?:published|updated|posted|modified|issued)(?:\ on|\ at)?\b"
    rf"[^\n]{{0,20}}?{_DATE})[^\n]{{0,40}}$"
)


class Line(NamedTuple):
    """One line without its surrounding white space; nothing is left of a blank line."""

    starts: int
    ends: int
    indent: int

    @property
    def length(self) -> int:
        """How many code points are left of it."""
        return self.ends - self.starts


def split(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document in reading order: the headline first."""
    text = document.text
    body = paragraphs(text[: document.headline_starts])
    headline, rest = _set_apart(document, body)
    sentences = list(_paragraph(text, headline, 0, "headline")) if headline else []
    first = 1 if headline else 0
    for number, span in enumerate(rest, first):
        starts = _dateline_ends(text, span) if number < first + TOP else span.starts
        sentences += _paragraph(text, Span(span.starts, starts), number, "dateline")
        sentences += _paragraph(text, Span(starts, span.ends), number, "body")
    return tuple(sentences)


# -- paragraphs ---------------------------------------------------------------------------------------------------


def paragraphs(text: str) -> list[Span]:
    """Return where the paragraphs of a text stand.

    A blank line always separates two paragraphs. A plain line break does too, unless the text is hard-wrapped.
    """
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
    found: list[Span] = []
    before: Line | None = None
    for line in lines:
        if line.length and before and width and _runs_on(text, before, line, width):
            found[-1] = Span(found[-1].starts, line.ends)
        elif line.length:
            found.append(Span(line.starts, line.ends))
        before = line
    return found


def _lines(text: str) -> Iterator[Line]:
    """Yield every line."""
    place = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        indent = len(line) - len(line.lstrip()) if bare else 0
        yield Line(place + indent, place + indent + len(bare), indent)
        place += len(line)


def _wrap_width(text: str, lines: list[Line]) -> int:
    """Return the width at which a text is hard-wrapped, 0 if it is not.

    In wrapped text a line that stops in mid-sentence is full: the first word of the next would not have fitted, and
    that word is, as a rule, in small letters. A tenth of slack allows for lines set in a proportional typeface.
    """
    lengths = sorted(line.length for line in lines if line.length)
    width = lengths[len(lengths) * 9 // 10] if len(lengths) >= 4 else 0
    if not 30 <= width <= WIDEST:
        return 0
    slack = width * 9 // 10
    pairs = [(line, after) for line, after in pairwise(lines) if line.length and after.length]
    broken = [(line, after) for line, after in pairs if text[line.ends - 1] not in ENDINGS]
    full = [after for line, after in broken if not _fits(text, line, after, slack)]
    goes_on = sum(not text[after.starts].isupper() for after in full)
    is_prose = 3 * goes_on >= len(full) or _in_capitals(text[:SAMPLE])
    return slack if is_prose and len(full) >= 2 and 3 * len(full) >= 2 * len(broken) else 0


def _fits(text: str, line: Line, after: Line, width: int) -> bool:
    """Tell whether the first word of a line would have fitted in the line before."""
    word = text[after.starts : min(after.ends, after.starts + WIDEST)].split(maxsplit=1)[0]
    return line.length + 1 + len(word) <= width


def _runs_on(text: str, line: Line, after: Line, width: int) -> bool:
    """Tell whether a wrapped line goes on in the next, which is neither a new paragraph nor an item of a list."""
    is_closed = text[line.ends - 1] in ENDINGS
    if not line.length or (after.indent > line.indent and is_closed) or text[after.starts] in BULLETS:
        return False
    return not _fits(text, line, after, width)


# -- headline and dateline ----------------------------------------------------------------------------------------


def _set_apart(document: Document, body: list[Span]) -> tuple[Span | None, list[Span]]:
    """Return the headline, if there is one, and the paragraphs without it."""
    text = document.text
    if document.headline_starts is not None:
        return next(iter(_remains(text, document.headline_starts, len(text))), None), body
    for number, span in enumerate(body[:TOP]):
        ends = _title_ends(text, span, document.title)
        if ends > span.starts:
            return Span(span.starts, ends), [*body[:number], *_remains(text, ends, span.ends), *body[number + 1 :]]
    return None, body


def _title_ends(text: str, paragraph: Span, title: str) -> int:
    """Return where the title ends that a paragraph consists of or opens with; its start, if it does not.

    White space and case may differ. A title that opens a paragraph must stand off from what follows: a short one may be
    the subject of the first sentence.
    """
    form = headline_form(title)
    match = form.match(text, paragraph.starts, paragraph.ends) if form else None
    closed = CLOSE.match(text, match.end(), paragraph.ends) if match else None
    if not match or not closed:
        return paragraph.starts
    ends = closed.end()
    is_long = len(match[0].split()) >= FEWEST_WORDS and not text[ends : ends + 2].lstrip()[:1].islower()
    stands_off = ends == paragraph.ends or text[ends - 1] in ENDINGS or is_long
    return ends if stands_off else paragraph.starts


def _remains(text: str, starts: int, ends: int) -> list[Span]:
    """Return what is left of a paragraph, without white space around it: nothing, or one span."""
    starts, ends = _bare(text, starts, ends)
    return [Span(starts, ends)] if starts < ends else []


def _dateline_ends(text: str, paragraph: Span) -> int:
    """Return where the place-and-date line ends that a paragraph consists of or opens with; its start, if none."""
    head = text[paragraph.starts : min(paragraph.ends, paragraph.starts + LONGEST_DATELINE)]
    is_whole = len(head) == paragraph.ends - paragraph.starts
    if is_whole and PUBLICATION.match(head):
        return paragraph.ends
    match = DATELINE.match(head)
    if match is None or not _is_dateline(match, head, is_whole):
        return paragraph.starts
    return paragraph.starts + len(head[: match.end()].rstrip())


def _is_dateline(match: re.Match[str], head: str, is_whole: bool) -> bool:
    """Tell whether words of the right form are a place-and-date line."""
    place, caps, region, date, agency, dash = match.group("place", "caps", "region", "date", "agency", "dash")
    if set(re.findall(r"[a-z]+", (place or "").lower())) & NOT_PLACES:
        return False
    if not dash:
        return is_whole and bool((place and date) or (caps and (region or agency)))
    if agency:
        return True
    opens = head[match.end() : match.end() + 1]
    if opens.islower() or date:
        return not opens.islower()
    is_label = dash == ":" and re.search(r"[a-z]", region or "") is not None
    return bool(caps) and not is_label and not _in_capitals(head)


# -- sentences ----------------------------------------------------------------------------------------------------


def _paragraph(text: str, paragraph: Span, number: int, kind: SentenceKind) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph; a place-and-date line is never cut at its marks."""
    capitals = _in_capitals(text[paragraph.starts : min(paragraph.ends, paragraph.starts + SAMPLE)])
    stops = [] if kind == "dateline" else _stops(text, paragraph, capitals)
    starts = paragraph.starts
    for stop in (*stops, paragraph.ends):
        for span in _pieces(text, starts, stop):
            yield Sentence(span.starts, span.ends, number, kind)
        starts = stop


def _in_capitals(sample: str) -> bool:
    """Tell whether words are written in capitals, so that case tells nothing; fewer than 8 letters may be a name."""
    uppers = sum(map(str.isupper, sample))
    return uppers >= 8 and uppers >= 4 * sum(map(str.islower, sample))


def _pieces(text: str, starts: int, ends: int) -> Iterator[Span]:
    """Yield a sentence without white space around it, cut where it is too long."""
    starts, ends = _bare(text, starts, ends)
    while ends - starts > LONGEST:
        window = text[starts : starts + LONGEST]
        cut = starts + (max(window.rfind(" "), window.rfind("\n")) + 1 or LONGEST)
        yield Span(*_bare(text, starts, cut))
        starts, _ = _bare(text, cut, ends)
    if starts < ends:
        yield Span(starts, ends)


def _bare(text: str, starts: int, ends: int) -> tuple[int, int]:
    """Return a stretch of text without the white space around it."""
    while starts < ends and text[starts].isspace():
        starts += 1
    while starts < ends and text[ends - 1].isspace():
        ends -= 1
    return starts, ends


def _stops(text: str, paragraph: Span, capitals: bool) -> Iterator[int]:
    """Yield where the sentences of a paragraph end, the last one left out."""
    starts = paragraph.starts
    for stop in STOP.finditer(text, paragraph.starts, paragraph.ends):
        if stop.end() < paragraph.ends and _is_end(text, stop, Span(starts, paragraph.ends), capitals):
            starts = stop.start() if stop["bullet"] else stop.end()
            yield starts


def _is_end(text: str, stop: re.Match[str], sentence: Span, capitals: bool) -> bool:
    """Tell whether a mark ends the sentence that has begun."""
    mark = stop["mark"]
    if mark is None or mark[-1] in UNSPACED:
        return True
    if not text[stop.end()].isspace():
        return mark == "." and _is_glued(text, stop, sentence)
    following = NEXT.match(text, stop.end(), sentence.ends)
    word = following["word"] if following else ""
    if word[:1].islower():
        return False
    if mark != ".":
        return bool(text[sentence.starts : stop.start()].strip(OPENING))  # an ellipsis may open a sentence
    token = _token(text, stop.start(), sentence.starts)
    is_first = stop.start() - sentence.starts < 9 and not text[sentence.starts : stop.start() - len(token)].strip()
    return not token or _ends_behind(token, word, is_first, capitals)


def _is_glued(text: str, stop: re.Match[str], sentence: Span) -> bool:
    """Tell whether two sentences touch for want of a space: `were hurt.The police`, but not `example.Org`."""
    token = _token(text, stop.start(), sentence.starts)
    is_word = token in HOURS or (len(token) > 2 and token.isalpha() and token[-2:].islower())
    return is_word and GLUED.match(text, stop.end(), sentence.ends) is not None


def _token(text: str, ends: int, floor: int) -> str:
    """Return the word before a mark, without what opens it."""
    words = text[max(floor, ends - 30) : ends]
    return "" if not words or words[-1].isspace() else re.split(r"[\s\-–—/]", words)[-1].lstrip(OPENING)


def _ends_behind(token: str, word: str, is_first: bool, capitals: bool) -> bool:
    """Tell whether a full stop behind a word ends the sentence, given the next word."""
    opens = word.lower() in (FIRM_OPENERS if capitals else OPENERS) and len(word) > 1
    short = token.lower()
    if is_first and ((token.isdecimal() and len(token) < 4) or len(token) == 1):
        return False  # the number of an item: `3. A school`
    if DOTTED.fullmatch(token):
        return word.lower() not in AFTER_HOURS if short in HOURS else opens
    if token.isupper() and len(token) == 1:
        return opens  # an initial
    if not (token[0].isupper() or short in SMALL):
        return True
    if short in TITLES:
        return False
    if short in NUMBERED:
        return not word[:1].isdecimal()
    return opens if short in TRAILING else True
