-- Coders: who is to code what, what each coded apart from the others, and what was made of their differences.

CREATE TABLE assignment (                   -- an incident given to a coder, and how far the coder is; never exported
    id              TEXT PRIMARY KEY,       -- hash of every column but replaced_at
    mention_id      TEXT NOT NULL REFERENCES mention (id), -- an account of the incident, which stays when incidents are put together anew
    coder           TEXT NOT NULL,          -- 'person:amina': to whom
    mode            TEXT NOT NULL CHECK (mode IN ('open', 'blind')), -- 'blind': apart from the other coders
    state           TEXT NOT NULL CHECK (state IN ('given', 'done', 'settled', 'withdrawn')), -- 'settled': an editor has dealt with the differences
    coded           TEXT NOT NULL,          -- JSON: what a blind coder stated when done: field, value, bounds, claims, whether ruled on
    decided_by      TEXT NOT NULL,          -- who says so: the editor who gave it, the coder who is done
    decided_at      TEXT NOT NULL,          -- when
    recorded_at     TEXT NOT NULL,          -- when this row was written
    replaced_at     TEXT                    -- when it was closed; empty = it stands
);
CREATE UNIQUE INDEX assignment_current ON assignment (mention_id, coder) WHERE replaced_at IS NULL;
CREATE INDEX assignment_coder ON assignment (coder);

CREATE TABLE coding (                       -- a blind coder's ruling on one claim: no part of what the record states
    id              TEXT PRIMARY KEY,       -- hash of every column but replaced_at
    claim_id        TEXT NOT NULL REFERENCES claim (id), -- the claim
    verdict         TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected')), -- the ruling
    note            TEXT NOT NULL,          -- why, in the coder's own words
    decided_by      TEXT NOT NULL,          -- 'person:amina'
    decided_at      TEXT NOT NULL,          -- when the coder ruled
    recorded_at     TEXT NOT NULL,          -- when this row was written
    replaced_at     TEXT                    -- when it was closed; empty = it stands
);
CREATE UNIQUE INDEX coding_current ON coding (claim_id, decided_by) WHERE replaced_at IS NULL;

CREATE TABLE settlement (                   -- a field on which the coders' answers were weighed; the decisions of the same moment say how
    id              TEXT PRIMARY KEY,       -- hash of every column but replaced_at
    mention_id      TEXT NOT NULL REFERENCES mention (id), -- an account of the incident
    field           TEXT NOT NULL,          -- a name of the codebook
    cites           TEXT NOT NULL,          -- JSON: the assignments with the answers that were weighed
    decided_by      TEXT NOT NULL,          -- 'person:amina'
    decided_at      TEXT NOT NULL,          -- when
    recorded_at     TEXT NOT NULL,          -- when this row was written
    replaced_at     TEXT                    -- when it was taken back; empty = it stands
);
CREATE UNIQUE INDEX settlement_current ON settlement (mention_id, field) WHERE replaced_at IS NULL;

-- The ledger knew four kinds of rows. It is written anew without that list, since SQLite cannot alter a CHECK.

ALTER TABLE ledger RENAME TO ledger_before;

CREATE TABLE ledger (                       -- every act of a person on a judgement, in order, each sealed with the one before
    ordinal         BIGINT PRIMARY KEY,     -- its number, from 1
    act             TEXT NOT NULL CHECK (act IN ('ruled', 'restored', 'moved', 'replaced', 'undone', 'left')), -- the row was written (the first three) or closed
    kind            TEXT NOT NULL,          -- the table of the row
    row_id          TEXT NOT NULL,          -- the row
    acted_by        TEXT NOT NULL,          -- 'person:amina', or 'dateline' where a newer reading moved the account
    acted_at        TEXT NOT NULL,          -- when
    was             TEXT NOT NULL,          -- what the record stated until then
    digest          TEXT NOT NULL,          -- SHA-256 of the row: every column but replaced_at, as JSON
    previous        TEXT NOT NULL,          -- the seal of the entry before; empty for the first
    seal            TEXT NOT NULL           -- SHA-256 of the columns above, as JSON
);

INSERT INTO ledger SELECT ordinal, act, kind, row_id, acted_by, acted_at, was, digest, previous, seal FROM ledger_before;

DROP TABLE ledger_before;

CREATE INDEX ledger_row ON ledger (row_id);
