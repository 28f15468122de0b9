"""Every sentence that reading says about what it could not read; `docs/reading.md` lists them all."""

from __future__ import annotations

NO_SOURCE = "there is no file or folder {source}: check the name, or write - for standard input"
BAD_PUBLISHED = "{value} is no date: write it as 2016-03-22, 2016-03 or 2016"
BAD_COLUMN = "{name} is nothing that a column can hold: use one of {names}"

NO_FILES = "the folder holds no file to read: name another folder, or files"
UNREADABLE = "it cannot be opened ({reason}): check its permissions and read it again"
NOT_A_FILE = "it is no ordinary file: pass its content through standard input with -"
EMPTY = "it is empty: remove it, or fetch the report again"
NO_WORDS = "it holds no words: check that it is a news report"
BINARY = "it is not text: save the report as text, HTML or PDF and read that"
OTHER_KIND = "it is {kind}, which is not read: {remedy}"
TOO_LONG = (
    "it is longer than {limit:,} characters, the limit for one report: cut it into reports, or make it a JSONL file"
)
TOO_BIG = "it is larger than {limit:,} bytes, the limit for this kind of file: cut it into smaller files"
DAMAGED = "it is damaged at byte {place} (UTF-8 breaks off there): fetch it again, or convert it to UTF-8"
UNDECODABLE = "its character encoding is not known: convert it to UTF-8 and read it again"
GUESSED_ENCODING = (
    "it is not UTF-8 and was read as {encoding}: if letters look wrong, convert it to UTF-8 and read it again"
)

NO_ARTICLE = "no article was found in the page: copy its text into a .txt file and read that"
TOO_MANY_TAGS = "the page has more than {limit:,} tags: copy its text into a .txt file and read that"
BROKEN_PAGE = "the page cannot be taken apart ({reason}): copy its text into a .txt file and read that"

ENCRYPTED_PDF = "the PDF is locked with a password: save a copy without one and read that"
BROKEN_PDF = "the PDF is damaged ({reason}): fetch it again, or print it to a new PDF"
IMAGE_PDF = "the PDF holds pictures and no text: run text recognition (OCR) over it and read the result"
PAGES_WITHOUT_TEXT = (
    "pages without text in the PDF, left out: {pages}; run text recognition (OCR) over it if they matter"
)
MADE_ON = "it states no date and was made on {day}, taken for the day of publication: name another with --published"

NO_TEXT_COLUMN = "no column holds the text (columns: {columns}): say which one does, for instance text={example}"
NO_SUCH_COLUMN = "there is no column {column} (columns: {columns}): correct the column that you named"
BROKEN_JSON = "line {line} is not valid JSON ({reason}): correct the line; the other lines were read"
BROKEN_VALUE = "it is not valid JSON from item {item} on ({reason}): correct it; the items before were read"
NOT_AN_OBJECT = "{where} is not a JSON object: write each report as an object with a text; the others were read"
BAD_LINE_ENCODING = "line {line} is not UTF-8: convert the file to UTF-8; the other lines were read"
LONG_LINE = "line {line} is longer than {limit:,} characters: cut it into reports; the other lines were read"
BROKEN_HEADER = "its first row, the names of the columns, cannot be read ({reason}): correct its quotes"
BROKEN_ROW = "row {row} cannot be read ({reason}): correct its quotes; rows behind it may be missing"
RAGGED_ROW = "row {row} has {cells} cells for {columns} columns: put quotes around its text; the other rows were read"
ROW_FAILED = "row {row}: {message}"
FRUITLESS = "its first {count} rows hold no report: check that it is a collection, and which column holds the text"
