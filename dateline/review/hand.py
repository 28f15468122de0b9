"""A record as one person writes to it: straight, beside it as a blind coder, or as the editor who weighs answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.errors import BadSetting
from dateline.records import Claim, Coding, Decision, Link
from dateline.review.actions import person
from dateline.review.adjudicate import Double, cited, compared, double_of, settlement, teller
from dateline.store import Judgement, Ruling, Store


@dataclass(frozen=True, slots=True)
class Hand:
    """What the actions of a person write to.

    A ruling on claims of an incident that the person codes blind is kept as a coding. One on a field on which blind
    coders differ settles it, and cites them: it is an editor's. Everything else goes to the record as it is.
    """

    store: Store
    may_adjudicate: bool = True

    def claim(self, claim_id: str) -> Claim | None:
        """Return one claim, or None if the record has none of that id."""
        return self.store.claim(claim_id)

    def ruled_links(self) -> tuple[Link, ...]:
        """Return the standing links that people made."""
        return self.store.ruled_links()

    def decide(self, ruling: Ruling) -> None:
        """Keep a ruling where it belongs, or nothing of it."""
        self.store.decide(self._where_it_belongs(ruling) if ruling.decisions else ruling)

    def undo(self, decided_by: str) -> tuple[Judgement, ...]:
        """Take back a person's newest standing ruling."""
        return self.store.undo(decided_by)

    def _where_it_belongs(self, ruling: Ruling) -> Ruling:
        """Return a ruling on claims, all of one mention, as it is kept."""
        about = self._about(ruling)
        double = coded_blind(self.store, next(iter(about.values())).mention_id) if about else None
        if double is None or double.is_settled:
            return ruling
        if ruling.decided_by in double.given and double.given[ruling.decided_by].assignment.state == "given":
            codings = (Coding(item.claim_id, item.verdict, item.decided_by, item.note) for item in ruling.decisions)
            return replace(ruling, decisions=(), codings=tuple(codings))
        return self._settling(ruling, double, about) if double.is_complete else ruling

    def _settling(self, ruling: Ruling, double: Double, about: dict[str, Claim]) -> Ruling:
        """Return a ruling on fields that coders answered with what each of them said."""
        if not self.may_adjudicate:
            raise BadSetting("Coders who worked apart are done with this incident: an editor settles it first.")
        answered = {item.field: item for item in compared(double)}
        tell = teller(self.store)
        decisions = [
            replace(item, note=cited(item.note, answered[field], tell)) if field in answered else item
            for item in ruling.decisions
            for field in (_field(item, about),)
        ]
        fields = dict.fromkeys(claim.field for claim in about.values())
        settlements = tuple(settlement(double, field, ruling.decided_by) for field in fields)
        return replace(ruling, decisions=tuple(decisions), settlements=settlements)

    def _about(self, ruling: Ruling) -> dict[str, Claim]:
        """Return the claims that a ruling decides on, those that it makes itself too."""
        made = {claim.id: claim for claim in ruling.claims}
        names = (item.claim_id for item in ruling.decisions)
        return {name: claim for name in names if (claim := made.get(name) or self.store.claim(name))}


def _field(decision: Decision, about: dict[str, Claim]) -> str:
    return about[decision.claim_id].field if decision.claim_id in about else ""


def coded_blind(store: Store, mention_id: str) -> Double | None:
    """Return how the incident of a mention is coded blind; None where nobody does."""
    homes = store.homes([mention_id]).values()
    mentions = [mention for incident in store.incidents_of_ids(homes) for mention in incident.mention_ids]
    return double_of(store, mentions) if mentions else None


def codes_blind(store: Store, mention_ids: tuple[str, ...], who: str) -> bool:
    """Tell whether a person is coding an incident blind just now."""
    double = double_of(store, mention_ids)
    given = double.given.get(person(who)) if double else None
    return given is not None and given.assignment.state == "given"
