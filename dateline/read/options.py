"""What a user can say about the sources that are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.errors import BadSetting
from dateline.read import messages

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "article", "full_text", "fulltext", "article_text", "article_body", "articlebody",
        "body_text", "main_text", "maintext", "plain_text", "raw_text", "story", "news_text", "report", "notes",
        "summary", "description",
    ),
    "title": ("title", "headline", "article_title", "heading", "head"),
    "published": (
        "published", "published_at", "publishedat", "date_published", "datepublished", "date_publish", "publish_date",
        "publication_date", "pub_date", "pubdate", "dct", "date", "datetime", "created_at", "timestamp", "dateline",
    ),
    "outlet": (
        "outlet", "source", "publisher", "publication", "site_name", "sitename", "site", "newspaper", "source_name",
        "media", "agency", "source_domain", "domain",
    ),
    "url": ("url", "link", "article_url", "source_url", "web_url", "permalink", "uri", "href"),
    "byline": ("byline", "author", "authors", "creator"),
    "language": ("language", "lang"),
    "id": ("id", "doc_id", "docid", "document_id", "article_id", "guid"),
}  # fmt: skip
"""What a column can hold, and the usual names of such a column; of several the first in this order is taken."""


@dataclass(frozen=True)
class ReadOptions:
    """What the user says about a source: used where the source itself does not say, save for `columns`."""

    published: str = ""  # ISO date, or a prefix of one
    outlet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)  # what it holds ('text', 'title', ...) to its name

    def __post_init__(self) -> None:
        """Refuse what cannot be used, before anything is read."""
        if self.published and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", self.published):
            raise BadSetting(messages.BAD_PUBLISHED.format(value=self.published))
        for name in self.columns:
            if name not in COLUMNS:
                raise BadSetting(messages.BAD_COLUMN.format(name=name, names=", ".join(COLUMNS)))
