-- Full-text search: a tsvector may hold 1 MB, so that of a very long text only the beginning is searched. SQLite has its own file.

CREATE INDEX document_words ON document USING gin (to_tsvector('simple', left(title || ' ' || text, 100000)));
