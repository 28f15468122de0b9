-- Settings: what the record was put together under.

CREATE TABLE codebook (                     -- the codebooks of the record, in order, each sealed with the one before; the last one stands
    ordinal         BIGINT PRIMARY KEY,     -- its number, from 1
    name            TEXT NOT NULL,          -- what it is called
    content         TEXT NOT NULL,          -- its TOML, whole; empty = the shipped codebook
    adopted_by      TEXT NOT NULL,          -- 'person:amina': who put the record under it
    adopted_at      TEXT NOT NULL,          -- when: decisions from then on were made under it
    previous        TEXT NOT NULL,          -- the seal of the row before; empty for the first
    seal            TEXT NOT NULL           -- SHA-256 of the columns above, as JSON
);
