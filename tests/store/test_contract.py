"""One contract for every database: the long life of a small record, with all that may happen to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from dateline import codebook
from dateline.link.cluster import cluster, name_clusters
from dateline.records import (
    Account,
    Answered,
    Claim,
    Copy,
    Document,
    Figure,
    Incident,
    Link,
    Note,
    Place,
    PlaceName,
    Problem,
    Reading,
    Reason,
    Side,
    Span,
    Statement,
    Support,
    Value,
)
from dateline.review import actions, assign
from dateline.review.adjudicate import settle
from dateline.review.hand import Hand
from dateline.store import Ruling, Source, Store, open_store
from dateline.store.database import Row, connect
from dateline.store.rows import COLUMNS
from tests.builders import quoted, report, ticking, told

GHENT = Place("geonames:2797656", "Ghent", "settlement", "BE", 51.05, 3.71667, "Flanders", "East Flanders", 231493)

WIRE = "Two people were killed by a bomb in Ghent on 3 May, police said."
LATER = "🔥🔥 غينت: قال شهود. At least five people died in the Ghent blast, a nurse said."
DENIAL = "The ministry denied that anybody died in Ghent."
TOLL = "The toll of the Ghent bombing rose to seven on Tuesday."
NAMUR = "A gunman shot one guard dead in Namur."

FIRST = ("wire", "reprint", "later", "namur")
GHENT_REPORTS = ("wire", "reprint", "later", "denial", "toll")


def readings() -> dict[str, Reading]:
    """What a first method reads in six invented reports."""
    return {
        "wire": read(
            report(WIRE, address="wire.txt", outlet="Morning Courier"), ("killed", "Two", "2", {"low": 2, "high": 2})
        ),
        "reprint": read(
            report(WIRE, address="coast.txt", outlet="Coast Daily"), ("killed", "Two", "2", {"low": 2, "high": 2})
        ),
        "later": read(
            report(LATER, address="later.txt", outlet="Delta Post", language="en"),
            (
                "killed",
                "At least five people",
                "5..",
                {"low": 5, "hedge": "at least", "counts": "all", "speaker": "a nurse"},
            ),
        ),
        "denial": read(
            report(DENIAL, address="denial.txt"), ("killed", "anybody", "1..", {"low": 1, "stance": "denied"})
        ),
        "toll": read(
            report(TOLL, address="toll.txt"), ("killed", "seven", "7", {"low": 7, "high": 7, "scope": "cumulative"})
        ),
        "namur": read(report(NAMUR, address="namur.txt"), ("killed", "one", "1", {"low": 1, "high": 1})),
    }


def read(document: Document, *claims: tuple[str, str, str, dict[str, object]]) -> Reading:
    """A reading with a mention, a statement, a figure, a place and a problem."""
    mention = told(document, document.text.split("قال شهود. ")[-1], *claims)
    first, end = mention.claims[0], len(document.text)
    where = document.text.find("Ghent")
    return Reading(
        document,
        (mention,),
        statements=(
            Statement((Span(0, 3), Span(4, 6)), (), (first_span(first), Span(end - 5, end)), "A. Nurse", "nurse"),
        ),
        figures=(Figure(first.starts, first.ends, first.value, first.low, first.high, first.hedge, "people"),),
        places=(PlaceName(where, where + 5, GHENT, 1, score=0.5), PlaceName(0, 3, None)) if where >= 0 else (),
        problems=(Problem("resolve", "a day without a month", document.path, 0, 3),),
    )


def first_span(claim: Claim) -> Span:
    return Span(claim.starts, claim.ends)


def run_over(store: Store, method: str, *found: Reading) -> None:
    """One run that reads what this method has not read yet."""
    run = store.start_run("extract", method, {"published": None})
    for reading in found:
        if not store.has_read(reading.document.id, method):
            store.add_reading(reading, run)
    store.end_run(run)


def suggest(store: Store, *pairs: tuple[str, str]) -> None:
    """Links as a method suggests them."""
    why = Reason("days", 1.0, "3 May", "'Tuesday' (4 May)", "one day apart")
    sorted_pairs = ((min(pair), max(pair)) for pair in pairs)
    store.replace_links(Link(left, right, "suggested", "rules@1", 0.9, (why,)) for left, right in sorted_pairs)


def build(store: Store) -> dict[str, frozenset[str]]:
    """Rebuild the incidents; return the mentions of each."""
    accounts = {account.mention.id: account for account in store.accounts()}
    groups = cluster({id: account.document.id for id, account in accounts.items()}, store.links())
    named = name_clusters(groups, store.incident_ids())
    rejected = {item.claim_id for item in store.decisions() if item.verdict == "rejected"}
    store.replace_incidents(state(id, [accounts[item] for item in members], rejected) for id, members in named.items())
    assert store.audit() == ()
    return {item.id: frozenset(item.mention_ids) for item in store.incidents()}


def state(incident_id: str, accounts: list[Account], rejected: set[str]) -> Incident:
    """The highest toll that stands: a rule as small as can be."""
    claims = [claim for account in accounts for claim in account.mention.of("killed")]
    best = max(
        (claim for claim in claims if can_stand(claim, rejected)), key=lambda claim: claim.low or 0, default=None
    )
    members = tuple(account.mention.id for account in accounts)
    if best is None:
        return Incident(incident_id, members)
    support = tuple(Support(claim.id, side(claim, best, rejected)) for claim in claims)
    status: Literal["agreed", "disputed"] = "disputed" if any(item.side == "against" for item in support) else "agreed"
    return Incident(
        incident_id, members, (Value("killed", best.value, best.low, best.high, "highest", status, support),)
    )


def can_stand(claim: Claim, rejected: set[str]) -> bool:
    return claim.stance == "asserted" and claim.id not in rejected


def side(claim: Claim, best: Claim, rejected: set[str]) -> Side:
    if claim.id in rejected:
        return "rejected"
    return "for" if claim.value == best.value and claim.stance == best.stance else "against"


def dump(url: str) -> dict[str, list[Row]]:
    """Every row of every table, but for the index of words, which each database keeps in its own way."""
    database = connect(url)
    tables = sorted(table for table in database.tables() if not table.startswith("document_search"))
    found = {table: sorted(database.query(f"SELECT * FROM {table}"), key=repr) for table in tables}
    database.close()
    return found


@dataclass
class Scene:
    """A record, and what is known of it from outside."""

    url: str
    store: Store
    found: dict[str, Reading] = field(default_factory=readings)
    built: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, *names: str) -> list[Reading]:
        return [self.found[name] for name in names]

    def mention(self, name: str) -> str:
        return self.found[name].mentions[0].id

    def document(self, name: str) -> str:
        return self.found[name].document.id

    def toll(self) -> list[str]:
        big = max(self.built, key=lambda id: len(self.built[id]))
        return [value.value for value in self.store.incident(big).stated("killed")]

    def pairs(self) -> list[tuple[str, str]]:
        return list(combinations([self.mention(name) for name in GHENT_REPORTS], 2))


def life(url: str) -> dict[str, list[Row]]:
    """The whole life of a record; return all its rows at the end."""
    with open_store(url, clock=ticking()) as store:
        scene = Scene(url, store)
        for chapter in (
            first_run_with_failures, all_comes_back, failures_are_tried_again, reports_of_one_incident_meet,
            same_build_changes_nothing, a_merge, a_correction, a_split, a_newer_method, a_failure_after_a_good_reading,
            people_sign_in, coders_work_apart, the_record_takes_a_codebook,
        ):  # fmt: skip
            chapter(scene)
            assert store.audit() == ()
    return dump(url)


def first_run_with_failures(scene: Scene) -> None:
    store, toll = scene.store, scene.found["toll"].document
    run_over(store, "rules@1", *scene.of(*FIRST))
    run = store.start_run("extract", "rules@1")
    store.record_failure(toll, Problem("extract", "too deep", "toll.txt"), run)
    store.add_source(Source("scan.pdf", "d0", "rules@1", "failed", "no text in it"))
    assert {problem.message for problem in store.problems()} >= {"too deep", "no text in it"}
    assert not store.has_read(toll.id, "rules@1")
    assert not store.has_source("scan.pdf", "d0", "rules@1")


def all_comes_back(scene: Scene) -> None:
    store, later = scene.store, scene.found["later"]
    accounts = {account.mention.id: account for account in store.accounts()}
    assert {account.document for account in accounts.values()} == {reading.document for reading in scene.of(*FIRST)}
    assert accounts[scene.mention("later")].mention.claims == later.mentions[0].claims
    assert store.statements(later.document.id) == later.statements
    assert store.figures(later.document.id) == later.figures
    assert store.place_names(later.document.id) == later.places
    assert store.places() == {GHENT.id: GHENT}


def failures_are_tried_again(scene: Scene) -> None:
    store, before = scene.store, dump(scene.url)
    run_over(store, "rules@1", *scene.of(*FIRST))
    assert changed(before, dump(scene.url)) == {"run"}
    run_over(store, "rules@1", *scene.found.values())
    store.add_source(Source("scan.pdf", "d1", "rules@1"))
    assert {problem.message for problem in store.problems()} == {"a day without a month"}
    assert len(list(store.accounts())) == len(scene.found)


def reports_of_one_incident_meet(scene: Scene) -> None:
    store = scene.store
    left, right = sorted((scene.document("wire"), scene.document("reprint")))
    store.replace_copies([Copy(left, right, "same", "minhash@1", 1.0)])
    suggest(store, *scene.pairs())
    scene.built = build(store)
    store.keep_profiles([(left, "[]")])
    store.keep_traces([(left, "read", "default@1", "{}")])
    assert sorted(map(len, scene.built.values())) == [1, 5]
    big = max(scene.built, key=lambda id: len(scene.built[id]))
    [value] = store.incident(big[:6]).stated("killed")
    assert (value.value, value.status) == ("7", "disputed")
    assert sorted(item.side for item in value.support) == ["against"] * 4 + ["for"]


def same_build_changes_nothing(scene: Scene) -> None:
    before = dump(scene.url)
    suggest(scene.store, *scene.pairs())
    assert build(scene.store) == scene.built
    assert changed(before, dump(scene.url)) == {"incident"}  # when it was built


def a_merge(scene: Scene) -> None:
    store = scene.store
    big, small = sorted(scene.built, key=lambda id: -len(scene.built[id]))
    actions.same(store, scene.mention("namur"), scene.mention("wire"), "amina", "the guard died in Ghent")
    assert build(store) == {big: frozenset(map(scene.mention, scene.found))}
    assert store.incident(small).id == big  # the identifier that is no more leads to where its mention went
    suggest(store, *scene.pairs())
    assert len(build(store)) == 1  # what methods say does not touch what people said


def a_correction(scene: Scene) -> None:
    """The toll was misread, and a person's own claim takes its place; taken back, and ruled again."""
    store, toll = scene.store, scene.found["toll"]
    wrong = toll.mentions[0].claims[0]
    right = quoted(toll.document, toll.mentions[0], "killed", "to seven", "6", low=6, high=6)
    actions.correct(store, wrong.id, right, "amina")
    build(store)
    assert scene.toll() == ["6"]
    assert [item.decided_by for item in actions.undo(store, "amina")] == ["person:amina", "person:amina"]
    build(store)
    assert scene.toll() == ["7"]
    store.decide(Ruling("person:amina", notes=(Note(scene.mention("toll"), "The bulletin says six.", "person:amina"),)))
    actions.correct(store, wrong.id, right, "amina")


def a_split(scene: Scene) -> None:
    """Merge then split gives back what was."""
    for name in GHENT_REPORTS:
        actions.different(scene.store, scene.mention("namur"), scene.mention(name), "boris")
    assert build(scene.store) == scene.built


def a_newer_method(scene: Scene) -> None:
    """It finds one account some words on, and quotes another otherwise: the split holds and the identifiers stay."""
    store, namur, wire = scene.store, scene.found["namur"].document, scene.found["wire"].document
    small = min(scene.built, key=lambda id: len(scene.built[id]))
    moved = told(namur, "shot one guard dead in Namur.", ("killed", "one", "1", {"low": 1, "high": 1}))
    sharper = told(wire, WIRE, ("killed", "Two people", "2", {"low": 2, "high": 2}))
    run_over(store, "rules@2", Reading(namur, (moved,)), Reading(wire, (sharper,)))
    assert [claim.quote for claim in store.claims([scene.mention("wire")])] == ["Two people"]
    assert store.statements(wire.id) == ()
    scene.found["namur"] = Reading(namur, (moved,))
    suggest(store, *scene.pairs(), *((moved.id, scene.mention(name)) for name in GHENT_REPORTS))
    scene.built[small] = frozenset([moved.id])
    assert build(store) == scene.built


def a_failure_after_a_good_reading(scene: Scene) -> None:
    store, wire = scene.store, scene.found["wire"].document
    run = store.start_run("extract", "rules@3")
    store.record_failure(wire, Problem("extract", "out of memory", "wire.txt"), run)
    assert [claim.quote for claim in store.claims([scene.mention("wire")])] == ["Two people"]
    assert "out of memory" in {problem.message for problem in store.problems()}
    assert build(store) == scene.built


def people_sign_in(scene: Scene) -> None:
    before = dump(scene.url)
    scene.store.add_user("Amina", "coder", "a hash", "person:root")
    scene.store.begin_session("a hash of a session", "Amina")
    assert changed(before, dump(scene.url)) == {"account", "account_act", "session"}


def coders_work_apart(scene: Scene) -> None:
    store = scene.store
    incident = max(store.incidents(), key=lambda one: len(one.mention_ids))
    toll = next(claim for claim in store.claims(incident.mention_ids) if claim.field == "killed")
    before = dump(scene.url)
    assign.give(store, [incident], ["boris", "carla"], "amina", "blind")
    actions.reject(Hand(store), toll.id, "boris")
    assert changed(before, dump(scene.url)) == {"assignment", "coding", "ledger"}
    for who, answer in (("boris", "7"), ("carla", "2")):
        assign.finish(store, incident, who, [Answered("killed", answer, int(answer), int(answer), (), True)])
    actions.accept(Hand(store), toll.id, "amina")
    settle(store, incident, "amina")
    assert {item.assignment.state for item in store.assignments()} == {"settled"}
    assert "boris: 7; carla: 2" in next(item.note for item in store.decisions() if item.claim_id == toll.id)


def the_record_takes_a_codebook(scene: Scene) -> None:
    store = scene.store
    own = codebook.parse('[fields.motive]\nquestion = "Why?"\nkind = "name"\n', "own.toml")
    before = dump(scene.url)
    assert store.adopt(own, "person:amina")
    assert changed(before, dump(scene.url)) == {"codebook"}
    assert not store.adopt(own, "person:boris")
    assert store.codebook().name == "own.toml"


def changed(before: dict[str, list[Row]], after: dict[str, list[Row]]) -> set[str]:
    return {table for table in after if before[table] != after[table]}


def test_a_record_lives_through_all_of_it(url: str) -> None:
    found = life(url)
    assert {table for table in COLUMNS if not found[table]} == {"retired_incident"}  # the split brought its id back


def test_both_databases_end_alike(sqlite_url: str, postgresql_url: str) -> None:
    assert life(sqlite_url) == life(postgresql_url)
