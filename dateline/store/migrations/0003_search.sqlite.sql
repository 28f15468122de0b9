-- Full-text search: FTS5, which keeps words without their case and their accents. PostgreSQL has its own file.

CREATE VIRTUAL TABLE document_search USING fts5 (document_id UNINDEXED, title, text, tokenize = 'unicode61 remove_diacritics 2');

INSERT INTO document_search (document_id, title, text) SELECT id, title, text FROM document;

CREATE TRIGGER document_search_insert AFTER INSERT ON document BEGIN
    INSERT INTO document_search (document_id, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE TRIGGER document_search_update AFTER UPDATE OF title ON document WHEN old.title <> new.title BEGIN
    UPDATE document_search SET title = new.title WHERE document_id = new.id;
END;
