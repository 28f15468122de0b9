"""The whole flow, in order: read, split, tag, resolve, extract, link, fuse. The one file that calls every stage."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from dateline import link as linking
from dateline.errors import DatelineError
from dateline.extract import codewords, mentions, skim, statements
from dateline.fields import SHIPPED, Codebook
from dateline.fuse import DEFAULT, fuse, gather, restate
from dateline.gazetteer import Gazetteer
from dateline.ids import identify
from dateline.link import Renewal
from dateline.models.base import Tagger
from dateline.models.encoder import EncodedTagger
from dateline.models.english import EnglishTagger
from dateline.models.none import NoTagger
from dateline.read import ReadOptions, files, read, read_found, survey
from dateline.read.capture import clean
from dateline.records import Copy, Document, Incident, Link, Mention, Parsed, Place, Problem, Reading, Record
from dateline.resolve import date, figure, place
from dateline.review import assign
from dateline.review.actions import person
from dateline.review.blind import answers, as_coded
from dateline.review.hand import codes_blind
from dateline.split import split
from dateline.store import Run, Source, Store

METHOD = "rules@1"
"""Name and version of the reading: a document read by another is read again."""

BATCH = 64
"""Documents that are handed to reading processes at once: enough to keep them busy, few enough to lose when stopped."""

MANY = 5_000
"""Mentions for whose links a record is not asked piece by piece: all links are read as soon."""

FUSED = 200
"""Incidents that are put together at once: their reports are few enough to be at hand."""

SELDOM = 20_000
"""Objects after which Python looks for cycles while it reads: at 700, the default, that is a tenth of the time."""

Item = TypeVar("Item")

TAGGERS: Mapping[str, Callable[[], Tagger]] = {
    "encoder": lambda: EncodedTagger(EnglishTagger()),
    "english": EnglishTagger,
    "none": NoTagger,
}


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading a document needs beside the document."""

    tagger: Tagger
    gazetteer: Gazetteer
    codebook: Codebook = SHIPPED

    @property
    def method(self) -> str:
        """Name and version of what reads: kept with every run, with the words that a codebook has it look for."""
        return f"{METHOD}+{self.tagger.method}{codewords.method(self.codebook)}"


def make_tools(model: str, gazetteer: str = "", codebook: Codebook = SHIPPED) -> Tools:
    """Return the tools for a model of the settings; the gazetteer is built at first run."""
    return Tools(TAGGERS[model](), Gazetteer.open(Path(gazetteer) if gazetteer else None), codebook)


# -- one document -------------------------------------------------------------------------------------------------


def read_document(document: Document, tools: Tools) -> Reading:
    """Return all that is read in one document: split, tag, resolve, extract."""
    return _read_closely(tools.tagger.look(tools.tagger.glance(document, split(document))), tools)


def skim_document(document: Document, tools: Tools) -> Reading:
    """Return what a record keeps of one document: all that is read in it where it can tell of an incident.

    Of any other it is who says what and how many people are spoken of, both by the syntax alone: no name is looked for,
    nor does the encoder see it. It has no mention either way, and is done in a fraction of the time.
    """
    parsed = tools.tagger.glance(document, split(document))
    figures = figure.find(parsed)
    if skim.may_tell(parsed, figures):
        return _read_closely(tools.tagger.look(parsed), tools)
    return Reading(document, statements=statements.find(parsed), figures=figures)


def _read_closely(parsed: Parsed, tools: Tools) -> Reading:
    """Return all that is read in a document whose words are known: resolve, extract."""
    times = date.find(parsed)
    figures = figure.find(parsed)
    places = place.find(parsed, tools.gazetteer)
    said = statements.find(parsed)
    found, problems = mentions.extract(parsed, times, figures, places, said, tools.codebook)
    return Reading(parsed.document, found, said, figures, times, places, problems)


def try_document(document: Document, tools: Tools, is_skimmed: bool = False) -> Reading | Problem:
    """Return the reading of a document, or the problem that stopped it: one document never stops a run."""
    try:
        return skim_document(document, tools) if is_skimmed else read_document(document, tools)
    except DatelineError as error:
        return Problem("extract", str(error), document.path)
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
        return Problem("extract", f"a fault in Dateline stopped the reading ({fault}): please report it", document.path)


# -- many documents -----------------------------------------------------------------------------------------------


class Watch:
    """What a progress bar wants to know; this one takes no notice."""

    def starts(self, total: int) -> None:
        """Take note of the bytes that there are to read."""

    def consumed(self, size: int) -> None:
        """Take note that some more bytes are done with."""

    def finished(self) -> None:
        """Take note that a document was read."""


NOBODY = Watch()


def extract(
    sources: Iterable[str], options: ReadOptions, tools: Tools, watch: Watch = NOBODY
) -> Iterator[Reading | Problem]:
    """Yield what each report says, without a record, and a Problem for what cannot be read."""
    for source in sources:
        for item in read(source, options, watch.consumed):
            yield item if isinstance(item, Problem) else try_document(item, tools)


def readings(store: Store) -> Iterator[Reading]:
    """Yield what a record holds of each of its documents: mentions, statements and figures."""
    mentions: dict[str, list[Mention]] = {}
    for account in store.accounts():
        mentions.setdefault(account.document.id, []).append(account.mention)
    for document in list(store.documents()):
        known = document.id
        yield Reading(document, tuple(mentions.get(known, ())), store.statements(known), store.figures(known))


class Readers:
    """Processes that read documents: the result is the same for any number of them."""

    def __init__(self, tools: Tools, jobs: int = 1) -> None:
        self._tools = tools
        self._pool = get_context("spawn").Pool(jobs, _start_reader, (tools,)) if jobs > 1 else None

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.terminate()
            self._pool.join()

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Reading | Problem]]:
        """Yield each document with its reading, or the problem that it had, in the order given."""
        if self._pool is None:
            for document in documents:
                yield document, try_document(document, self._tools, is_skimmed=True)
        else:
            for batch in batches(documents, BATCH):
                yield from zip(batch, self._pool.imap(_read_here, batch, chunksize=4), strict=True)


_here: list[Tools] = []
"""The tools of a reading process: set once when it starts."""


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Have Python look for cycles of objects less often: a reading makes many objects, and none of them in a cycle."""
    known = gc.get_threshold()
    gc.set_threshold(SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*known)


def _start_reader(tools: Tools) -> None:
    gc.set_threshold(SELDOM)
    _here[:] = [tools]


def _read_here(document: Document) -> Reading | Problem:
    return try_document(document, _here[0], is_skimmed=True)


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield items in lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


# -- the record ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Summary:
    """What a build did, in numbers, and what it could not do."""

    read: int = 0  # documents read now
    known: int = 0  # documents that an earlier run had read, in files that are new or altered
    unchanged: int = 0  # files that an earlier run had read to their end
    replaced: int = 0  # documents in whose place a newer text of the same address came
    mentions: int = 0  # in the documents read now
    incidents: int = 0  # in the record
    failures: list[Problem] = field(default_factory=list)

    def sentence(self) -> str:
        """Return the summary in a line."""
        known = f", {self.known} known from before" if self.known else ""
        unchanged = f", {self.unchanged} files unchanged since" if self.unchanged else ""
        replaced = f", {self.replaced} in place of an earlier text" if self.replaced else ""
        failed = f", {len(self.failures)} could not be read" if self.failures else ""
        found = f"{self.mentions} mentions; the record has {self.incidents} incidents"
        return f"{self.read} reports read{known}{unchanged}{replaced}{failed}: {found}"


def build(
    sources: Sequence[str],
    options: ReadOptions,
    store: Store,
    tools: Tools,
    rule: str,
    jobs: int = 1,
    watch: Watch = NOBODY,
) -> Summary:
    """Read every source into the record and put its incidents together anew.

    Files that have not changed and documents that this method has read are passed over, so that a run that was stopped
    goes on where it was.
    """
    run = store.start_run("extract", tools.method)
    watch.starts(survey(sources).size)
    with Readers(tools, jobs) as readers, collecting_seldom():
        work = _Build(store, run, options, readers, watch, store.texts())
        for source in sources:
            work.read_source(source)
    store.end_run(run)
    work.summary.incidents = rebuild(store, rule)
    return work.summary


@dataclass(slots=True)
class _Build:
    """A build at work: one run over some sources."""

    store: Store
    run: Run
    options: ReadOptions
    readers: Readers
    watch: Watch
    before: Mapping[str, Mapping[str, str]]  # the documents that speak as it begins: by path, their addresses by id
    summary: Summary = field(default_factory=Summary)

    def read_source(self, source: str) -> None:
        """Read a file, every file of a folder, or standard input."""
        if source == "-":
            self._read_items(source, "", read(source, self.options, self.watch.consumed))
            return
        for path in files(Path(source)):
            digest = file_digest(path, self.options)
            if digest and self.store.has_source(str(path), digest, self.run.method):
                self.summary.unchanged += 1
                self.watch.consumed(survey([str(path)]).size)
            elif str(path) == source:
                self._read_items(source, digest, read(source, self.options, self.watch.consumed))
            else:
                self._read_items(str(path), digest, read_found(path, self.options, self.watch.consumed))

    def _read_items(self, path: str, digest: str, items: Iterable[Document | Problem]) -> None:
        """Read the documents of one file into the record, then note that it was read to its end."""
        problems: list[Problem] = []
        reasons: list[str] = []
        count = 0
        there: dict[str, tuple[str, str]] = {}
        for document, reading in self.readers.read(self._unread(items, problems, there)):
            if isinstance(reading, Problem):
                self.store.record_failure(document, reading, self.run)
                self.summary.failures.append(reading)
                reasons.append(reading.message)
                there[document.id] = ("", "")
            else:
                self.store.add_reading(reading, self.run)
                self.summary.read += 1
                self.summary.mentions += len(reading.mentions)
            count += 1
            self.watch.finished()
        self._put_in_place(path, there)
        failures = [problem for problem in problems if not problem.is_note]
        self.summary.failures += failures
        reasons += [problem.message for problem in failures]
        outcome = "failed" if reasons else "read" if count else "nothing"
        self.store.add_source(Source(path, digest, self.run.method, outcome, (reasons or [""])[0]), problems)

    def _unread(
        self, items: Iterable[Document | Problem], problems: list[Problem], there: dict[str, tuple[str, str]]
    ) -> Iterator[Document]:
        """Yield the documents that this method has not read; note where all are and what could not be read."""
        for item in items:
            if isinstance(item, Problem):
                problems.append(item)
                continue
            there[item.id] = (item.address, identify(item.text))
            if self.store.has_read(item.id, self.run.method, item.published):
                self.summary.known += 1
            else:
                yield item

    def _put_in_place(self, path: str, there: Mapping[str, tuple[str, str]]) -> None:
        """Let what a file says now speak in place of what it said under the same addresses before it was altered.

        `there` gives the address and the hash of the text of each document that is in it now, none where it could not
        be read. A text that went to another row is followed. Reports that come through standard input have one name,
        and are not each other's past.
        """
        at = {address: document_id for document_id, (address, _) in there.items() if address and path != "-"}
        saying = {text: document_id for document_id, (_, text) in there.items() if text}
        gone = ((old, address) for old, address in self.before.get(clean(path), {}).items() if old not in there)
        for old, address in gone:
            if address in at:
                text = next(self.store.documents_of([old])).text
                self.store.put_in_place(old, saying.get(identify(text), at[address]))
                self.summary.replaced += 1


def file_digest(path: Path, options: ReadOptions) -> str:
    """Return the hash of a file's bytes and of what the user said about it; empty for what is no readable file."""
    if not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
    return identify(content, options.published, options.outlet, *sorted(options.columns.items()))


def rule_of(store: Store, asked: str = "") -> str:
    """Return the rule that is asked for, else the one that the record was last built with, else the default."""
    return asked or store.rule() or DEFAULT


def rebuild(store: Store, rule: str = "") -> int:
    """Bring the incidents of a record up to date with its evidence and judgements; return how many there are.

    What is new, and what it touches, is compared and fused again: with the same result as if all of it were. The record
    remembers the rule; without one, it is the one that it remembers.
    """
    rule, codebook = rule_of(store, rule), store.codebook()
    places = store.places()
    states = {name: f"{linking.METHOD} {state}" for name, state in store.states().items()}
    kept = {row[0]: linking.unpack_trace(*row) for row in store.traces()}
    renewal = linking.renew(store, states, kept, places)
    loose = frozenset[str]()
    if not renewal.is_idle:
        _revise_copies(store, renewal)
        loose = _revise_links(store, renewal, places)
    voices = linking.voices(renewal.after, store.copies(), store.documents_of)
    under = f"{rule} {codebook.id}".rstrip()
    stated = {name: f"{under} {voice}" for name, voice in voices.items()}
    previous = store.incident_ids()
    groups = _grouped(store, renewal.mentions(), previous, loose)
    _restate(store, groups, previous, renewal.mentions_weighed(stated), voices, rule)
    kept_anew = ((trace.document_id, *linking.pack_trace(trace)) for trace in renewal.traces_anew(stated))
    store.keep_traces(kept_anew, kept.keys() - states.keys())
    if store.rule() != rule:
        store.end_run(store.start_run("fuse", rule))
    return len(groups)


def _apart(mentions: Mapping[str, str], store: Store) -> dict[str, str]:
    """Return what tells mentions apart: the document of each, and for rows of a table the table.

    A table that people coded has a row for each event, or says which of its rows are of one.
    """
    tables = store.tables()
    return {mention: tables.get(document, document) for mention, document in mentions.items()}


def _revise_copies(store: Store, renewal: Renewal) -> None:
    """Find the copies of documents that are new."""
    coded = store.tables()  # rows of one table look alike, and none is a copy of another
    sketches = {name: trace.sketch for name, trace in renewal.after.items() if name not in coded}
    likely, found = linking.new_copies(sketches, renewal.changed, lambda name: next(store.documents_of([name])))
    standing = ((copy.left_id, copy.right_id) for copy in store.copies() if copy.verdict == "suggested")
    store.revise_copies({pair for pair in standing if pair not in likely or renewal.changed.intersection(pair)}, found)


def _revise_links(store: Store, renewal: Renewal, places: Mapping[str, Place]) -> frozenset[str]:
    """Compare the mentions of documents that are new, or touched by those, with others.

    Return all mentions of those documents, as they were and as they are.
    """
    pairing = linking.pairing(renewal)
    loose = renewal.mentions_of(pairing.loose)
    standing = ((link.left_id, link.right_id) for link in _links(store, loose) if link.verdict == "suggested")
    settled = set(pairing.settles(standing, renewal.mentions()))
    home = _apart(renewal.mentions(), store)
    found = linking.new_links(store, pairing, renewal, places)
    store.revise_links(settled, (link for link in found if home[link.left_id] != home[link.right_id]))
    return loose


def _links(store: Store, mentions: Set[str]) -> list[Link]:
    """Return the standing links of some mentions: all links where there are too many mentions to ask for each."""
    return store.link_scores_of(mentions) if len(mentions) < MANY else store.link_scores()


def _grouped(
    store: Store, documents: Mapping[str, str], previous: Mapping[str, str], loose: Set[str]
) -> tuple[tuple[str, ...], ...]:
    """Return all groups: anew those that loose or new mentions are or were in, or can be in; all others as they were.

    `documents` gives the document of each mention, `previous` the incident that it was in.
    """
    homes = {previous[mention] for mention in loose if mention in previous}
    mates = {mention for mention, incident in previous.items() if incident in homes}
    alone = documents.keys() - previous.keys()
    tied, links = linking.reached(loose | mates | alone, lambda mentions: _links(store, mentions))
    known = {mention: document for mention, document in documents.items() if mention in tied}
    anew = linking.cluster(_apart(known, store), links)
    others: dict[str, list[str]] = {}
    for mention in sorted(documents.keys() - known.keys()):
        others.setdefault(previous[mention], []).append(mention)
    return tuple(sorted([*anew, *map(tuple, others.values())]))


def _restate(
    store: Store,
    groups: Sequence[tuple[str, ...]],
    previous: Mapping[str, str],
    weighed: Container[str],
    voices: Mapping[str, str],
    rule: str,
) -> None:
    """Fuse the groups that have other members than before, or one of the mentions to be weighed anew."""
    members: dict[str, set[str]] = {}
    for mention, incident in previous.items():
        members.setdefault(incident, set()).add(mention)
    stays = {
        previous[group[0]]
        for group in groups
        if set(group) == members.get(previous.get(group[0], "")) and not any(item in weighed for item in group)
    }
    anew = [group for group in groups if previous.get(group[0]) not in stays]
    named = linking.name_clusters(anew, previous)
    incidents = _fused(store, named, voices, rule)
    if stays:
        store.update_incidents(members.keys() - stays, incidents, is_build=True)
    else:
        store.replace_incidents(incidents)


def refresh(store: Store, rule: str, mention_ids: Iterable[str], regroup: bool = True) -> tuple[Incident, ...]:
    """Put together anew the incidents of some mentions on which a person ruled, and return them.

    All else stays as the last build left it, so that a ruling takes no longer in a large record; `regroup` is false
    where nothing was ruled on which mentions belong together. Where another person ruled meanwhile, it is done again:
    whoever comes last has seen all rulings.
    """
    ruled = frozenset(mention_ids)
    while True:
        seal = store.seal()
        incidents = _refreshed(store, rule, ruled, regroup)
        if store.seal() == seal:
            return incidents


def _refreshed(store: Store, rule: str, ruled: frozenset[str], regroup: bool) -> tuple[Incident, ...]:
    previous, documents = store.incident_ids(), store.documents_told()
    if not regroup and ruled <= documents.keys():
        homes = {previous[mention] for mention in ruled}
        groups = [incident.mention_ids for incident in store.incidents_of_ids(homes)]
    else:
        documents |= {account.mention.id: account.document.id for account in store.accounts(ruled)}
        groups = _regrouped(store, documents, previous, ruled)
    wanted = {mention for group in groups for mention in group}
    told = {account.mention.id for account in store.accounts(wanted)}
    still = [kept for group in groups if (kept := tuple(mention for mention in group if mention in told))]
    voices = linking.voices({documents[mention] for mention in told}, store.copies(), store.documents_of)
    incidents = tuple(_fused(store, linking.name_clusters(still, previous), voices, rule))
    store.update_incidents({previous[mention] for mention in wanted if mention in previous}, incidents)
    return incidents


def _regrouped(
    store: Store, documents: Mapping[str, str], previous: Mapping[str, str], ruled: frozenset[str]
) -> list[tuple[str, ...]]:
    """Return the groups that have a mention on which was ruled, or other members than before."""
    before: dict[str, set[str]] = {}
    for mention in documents:
        before.setdefault(previous.get(mention, ""), set()).add(mention)
    return [
        group
        for group in _grouped(store, documents, previous, ruled)
        if ruled & set(group) or set(group) != before[previous.get(group[0], "")]
    ]


def _fused(
    store: Store, named: Mapping[str, tuple[str, ...]], voices: Mapping[str, str], rule: str
) -> Iterator[Incident]:
    """Yield an incident for each group of mentions, given by its id."""
    decisions = {decision.claim_id: decision for decision in store.decisions()}
    places, codebook = store.places(), store.codebook()
    for some in batches(named.items(), FUSED):
        accounts = {a.mention.id: a for a in store.accounts([mention for _, group in some for mention in group])}
        for incident_id, group in some:
            evidence = gather([accounts[mention] for mention in group], voices, decisions)
            yield fuse(incident_id, group, evidence, places, rule, codebook)


def load_record(
    store: Store, incidents: Sequence[Incident] | None = None, rule: str = "", abroad: bool = False
) -> Record:
    """Return the record for pages and tables: all of it, or what some incidents need; under another rule if asked.

    For the tables of other projects (`abroad`) it states what it states in the answers of the shipped codebook.
    """
    wanted = None if incidents is None else [mention for incident in incidents for mention in incident.mention_ids]
    accounts = {account.mention.id: account for account in store.accounts(wanted)}
    documents = {account.document.id: account.document for account in accounts.values()}
    if incidents is None:
        documents |= {document.id: document for document in store.documents()}
    record = Record(
        incidents=store.incidents() if incidents is None else tuple(incidents),
        accounts=accounts,
        places=store.places(),
        documents=documents,
        voices=_voices(documents, tuple(store.copies())),
        links=store.links() if incidents is None else (),
        problems=store.problems() if incidents is None else (),
        decisions={decision.claim_id: decision for decision in store.decisions()},
        codebook=store.codebook(),
    )
    return restate(record, rule, abroad) if rule else record


def load_coded(store: Store, incident: Incident, coder: str, rule: str = "") -> Record:
    """Return the record of one incident as a coder who codes it blind sees it."""
    codings = store.codings(coder, incident.mention_ids)
    made = [claim for item in codings if (claim := store.claim(item.claim_id))]
    record = load_record(store, [incident])
    return as_coded(incident, record, codings, store.own_claims(), made, rule_of(store, rule))


def with_statements(store: Store, record: Record) -> Record:
    """Return a record with who said what in its reports that tell of an incident."""
    told = {account.document.id for account in record.accounts.values()}
    return replace(record, statements={name: store.statements(name) for name in sorted(told)})


def finish_coding(store: Store, incident: Incident, who: str, rule: str = "") -> None:
    """Say that a coder is done with an incident; what one who codes it blind states is kept as it stands now."""
    is_blind = codes_blind(store, incident.mention_ids, who)
    coded = answers(load_coded(store, incident, person(who), rule)) if is_blind else ()
    assign.finish(store, incident, who, coded)


def _voices(documents: Mapping[str, Document], pairs: Sequence[Copy]) -> dict[str, str]:
    """Return the voices of some documents: copies of a text that is not among them speak with one voice still."""
    return linking.voices(documents, pairs, lambda names: [documents[name] for name in names if name in documents])
