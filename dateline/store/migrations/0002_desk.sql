-- Desk: what people remark, and every act of theirs in order, sealed.

CREATE TABLE note (                         -- what a person remarked on an account of an incident, or on one field of it
    id              TEXT PRIMARY KEY,       -- hash of every column but replaced_at
    mention_id      TEXT NOT NULL REFERENCES mention (id), -- the account
    field           TEXT NOT NULL,          -- a name of the codebook; empty = the incident as a whole
    text            TEXT NOT NULL,          -- the remark, in the person's own words
    decided_by      TEXT NOT NULL,          -- 'person:amina'
    decided_at      TEXT NOT NULL,          -- when the person wrote it
    recorded_at     TEXT NOT NULL,          -- when this row was written
    replaced_at     TEXT                    -- when it was taken back; empty = it stands
);
CREATE INDEX note_mention ON note (mention_id);

CREATE TABLE ledger (                       -- every act of a person on a judgement, in order, each sealed with the one before
    ordinal         BIGINT PRIMARY KEY,     -- its number, from 1
    act             TEXT NOT NULL CHECK (act IN ('ruled', 'restored', 'moved', 'replaced', 'undone', 'left')), -- the row was written (the first three) or closed
    kind            TEXT NOT NULL CHECK (kind IN ('decision', 'link', 'copy', 'note')), -- the table of the row
    row_id          TEXT NOT NULL,          -- the row
    acted_by        TEXT NOT NULL,          -- 'person:amina', or 'dateline' where a newer reading moved the account
    acted_at        TEXT NOT NULL,          -- when
    was             TEXT NOT NULL,          -- what the record stated until then
    digest          TEXT NOT NULL,          -- SHA-256 of the row: every column but replaced_at, as JSON
    previous        TEXT NOT NULL,          -- the seal of the entry before; empty for the first
    seal            TEXT NOT NULL           -- SHA-256 of the columns above, as JSON
);
CREATE INDEX ledger_row ON ledger (row_id);

CREATE INDEX incident_value_of ON incident_value (incident_id, field);
