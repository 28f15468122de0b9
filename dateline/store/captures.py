"""Texts that one address had, one after the other: the newest speaks, those before it are its past."""

from __future__ import annotations

from collections import defaultdict

from dateline.records import Claim, Mention
from dateline.store.carry import carry_over, heirs
from dateline.store.evidence import SUPERSEDE, Evidence

SAME = 0.5
"""The least share of words that two texts of one address have in common; below it, a row got another report."""

STANDING = (
    "SELECT document.path, document.id, document.address FROM document JOIN reading "
    "ON reading.document_id = document.id AND reading.replaced_at IS NULL AND reading.outcome <> 'failed' "
    "JOIN run ON run.id = reading.run_id WHERE run.stage = 'extract'"
)


class Captures(Evidence):
    """What a file said before it was altered, and what it says now."""

    def texts(self) -> dict[str, dict[str, str]]:
        """Return the documents that speak, by the path they were read from: for each, its address by its id."""
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for path, document_id, address in self._database.query(STANDING):
            found[path][document_id] = address
        return dict(found)

    def put_in_place(self, old_id: str, new_id: str) -> None:
        """Let a document speak in place of one that had its address before.

        The text, the mentions and the claims of the old one stay, and speak no more. Where the new one is the same
        report, what people ruled on an account that it still gives moves to it, as far as it says so in the same words;
        what they accepted and it no longer says stays with the old text.
        """
        now = self._clock()
        texts = [document.text for document in self.documents_of((old_id, new_id))]
        with self._database.transaction():
            old, new = (self._mentions([item]) for item in (old_id, new_id))
            self._database.execute(SUPERSEDE, (now, old_id))
            if is_same_report(*texts):
                carry_over(self._database, heirs(old, new), now, _said(new))


def is_same_report(one: str, other: str) -> bool:
    """Tell whether two texts are one report, altered: half of all their words are in both."""
    first, second = ({*text.lower().split()} for text in (one, other))
    return len(first & second) >= SAME * len(first | second)


def _said(mentions: list[Mention]) -> dict[tuple[str, str, str, str], Claim]:
    """Return the claims of some mentions by mention, field, value and quote."""
    claims = (claim for mention in mentions for claim in mention.claims)
    return {(claim.mention_id, claim.field, claim.value, claim.quote): claim for claim in claims}
