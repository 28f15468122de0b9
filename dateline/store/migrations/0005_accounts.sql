-- Accounts: who may sign in at the desk. Never exported. Without any, the desk is for the one person at its machine.

CREATE TABLE account (                      -- a person who may sign in
    name            TEXT PRIMARY KEY,       -- the name under which the person's decisions are kept
    role            TEXT NOT NULL CHECK (role IN ('reader', 'coder', 'editor')), -- what the person may do
    password        TEXT NOT NULL,          -- argon2id hash, with its salt and its costs
    token           TEXT NOT NULL,          -- SHA-256 of the token that the person's programs send; empty = none
    state           TEXT NOT NULL CHECK (state IN ('open', 'closed')) -- 'closed': nobody signs in under this name
);

CREATE TABLE account_act (                  -- every change to an account, in order, each sealed with the one before
    ordinal         BIGINT PRIMARY KEY,     -- its number, from 1
    act             TEXT NOT NULL CHECK (act IN ('added', 'password', 'role', 'token', 'closed', 'opened')), -- what changed
    name            TEXT NOT NULL REFERENCES account (name), -- the account
    role            TEXT NOT NULL,          -- its role from then on
    acted_by        TEXT NOT NULL,          -- 'person:amina': who changed it
    acted_at        TEXT NOT NULL,          -- when
    digest          TEXT NOT NULL,          -- SHA-256 of the account from then on: every column, as JSON
    previous        TEXT NOT NULL,          -- the seal of the act before; empty for the first
    seal            TEXT NOT NULL           -- SHA-256 of the columns above, as JSON
);

CREATE TABLE session (                      -- who is signed in now; the row goes when the session ends
    id              TEXT PRIMARY KEY,       -- SHA-256 of what the browser holds
    name            TEXT NOT NULL REFERENCES account (name), -- the account
    began_at        TEXT NOT NULL,          -- when the person signed in
    seen_at         TEXT NOT NULL           -- when the person was last there, to some minutes
);
CREATE INDEX session_name ON session (name);
