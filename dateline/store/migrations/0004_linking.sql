-- Derived: dropped and rebuilt from the tables above in one transaction; nothing else writes here.

CREATE TABLE trace (                        -- what linking keeps of a document to know whom to compare it with; without it, the next build takes longer
    document_id     TEXT PRIMARY KEY REFERENCES document (id), -- the document
    reading         TEXT NOT NULL,          -- hash of the reading and the rulings that it is of
    stated          TEXT NOT NULL,          -- the rule and the voice with which its claims were last weighed
    content         TEXT NOT NULL           -- JSON: day, mentions, and numbers of words, pieces, keys and shingles
);

CREATE TABLE profile (                      -- what linking compares of the mentions of a document; goes with the trace
    document_id     TEXT PRIMARY KEY REFERENCES document (id), -- the document
    content         TEXT NOT NULL           -- JSON: for each mention its days, place, tolls, names, words
);
