"""Linking some mentions that are all at hand, without a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.link.pairing import new_links, pairing
from dateline.link.renew import renew
from dateline.records import Account, Document, Link, Place


def links(accounts: Sequence[Account], places: Mapping[str, Place]) -> tuple[Link, ...]:
    """Return a link for every pair of mentions that may tell of the same incident, best score first.

    `places` holds the gazetteer rows that the claims name, by id.
    """
    table = Table(accounts)
    renewal = renew(table, dict.fromkeys(table.accounts, ""), {}, places)
    found = new_links(table, pairing(renewal), renewal, places)
    return tuple(sorted(found, key=lambda link: (-(link.score or 0), link.left_id, link.right_id)))


class Table:
    """Mentions at hand, by document: what `renew` asks of a record."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self.accounts: defaultdict[str, list[Account]] = defaultdict(list)
        self.profiles: dict[str, str] = {}
        for account in accounts:
            self.accounts[account.document.id].append(account)

    def documents_of(self, document_ids: Iterable[str]) -> Iterator[Document]:
        """Yield some documents."""
        yield from (self.accounts[name][0].document for name in document_ids)

    def accounts_of(self, document_ids: Iterable[str]) -> Iterator[Account]:
        """Yield the mentions of some documents, those of one document together."""
        yield from (account for name in document_ids for account in self.accounts[name])

    def keep_profiles(self, profiles: Iterable[tuple[str, str]]) -> None:
        """Keep what was made of the mentions of some documents."""
        self.profiles.update(profiles)

    def profiles_of(self, document_id: str) -> str:
        """Return what was kept of a document."""
        return self.profiles[document_id]
