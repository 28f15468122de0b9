-- The whole record. Runs unchanged in SQLite >= 3.35 and PostgreSQL >= 12.
-- Timestamps are UTC text, ISO 8601, ending in Z. Identifiers are lower-case hex, hashes of content.
-- JSON is text. There are no booleans, no autoincrement and no types that one of the two lacks.
-- Texts of unknown length are never part of a key: PostgreSQL refuses index rows over 2.7 kB.

-- Evidence: what was read and what it says. Added to, never taken away; no text is ever altered.

CREATE TABLE run (                          -- one execution of the program by one method, or one sitting of one person
    id              TEXT PRIMARY KEY,       -- hash of every column but ended_at
    stage           TEXT NOT NULL CHECK (stage IN ('extract', 'link', 'fuse', 'review', 'import')), -- what the run did
    method          TEXT NOT NULL,          -- name and version of the method: 'rules@3', 'person:amina'
    version         TEXT NOT NULL,          -- version of Dateline
    settings        TEXT NOT NULL,          -- JSON: the options it ran under
    started_at      TEXT NOT NULL,          -- when it started
    ended_at        TEXT                    -- when it ended; empty = still running, or killed
);

CREATE TABLE source (                       -- one file or stream that was read, and how that ended
    id              TEXT PRIMARY KEY,       -- hash of path
    path            TEXT NOT NULL,          -- where it lies
    digest          TEXT NOT NULL,          -- hash of its bytes: the same bytes need no second reading
    method          TEXT NOT NULL,          -- the method of the run that read it
    outcome         TEXT NOT NULL CHECK (outcome IN ('read', 'nothing', 'failed')), -- 'failed' is tried again by the next run
    detail          TEXT NOT NULL,          -- for 'failed': the reason, in words
    read_at         TEXT NOT NULL           -- when
);

CREATE TABLE document (                     -- one text, as captured from one address
    id              TEXT PRIMARY KEY,       -- hash of address and text
    address         TEXT NOT NULL,          -- the URL where one is known, else the name of the file
    path            TEXT NOT NULL,          -- where it was read from on the machine that read it
    title           TEXT NOT NULL,          -- its headline
    outlet          TEXT NOT NULL,          -- who published it
    byline          TEXT NOT NULL,          -- who wrote it
    published       TEXT NOT NULL,          -- ISO date, or a prefix of one; empty = not known
    language        TEXT NOT NULL,          -- ISO 639-1; empty = not known
    headline_starts BIGINT,                 -- where the headline stands in the text, if it was put behind the body
    captured_at     TEXT NOT NULL,          -- when it first came into the record
    text            TEXT NOT NULL           -- every starts and ends below counts code points in this text
);

CREATE TABLE reading (                      -- one run over one document, and how it ended
    run_id          TEXT NOT NULL REFERENCES run (id), -- the run
    document_id     TEXT NOT NULL REFERENCES document (id), -- the document
    outcome         TEXT NOT NULL CHECK (outcome IN ('read', 'nothing', 'failed')), -- 'nothing': read, and no incident in it
    detail          TEXT NOT NULL,          -- for 'failed': the reason, in words
    ended_at        TEXT NOT NULL,          -- when
    replaced_at     TEXT,                   -- when a newer good reading of the document took its place
    PRIMARY KEY (run_id, document_id)
);
CREATE UNIQUE INDEX reading_current ON reading (document_id) WHERE replaced_at IS NULL AND outcome <> 'failed';
CREATE INDEX reading_document ON reading (document_id);

CREATE TABLE mention (                      -- one document's account of one incident
    id              TEXT PRIMARY KEY,       -- hash of document_id, starts and ordinal
    document_id     TEXT NOT NULL REFERENCES document (id), -- the document
    starts          BIGINT NOT NULL,        -- the sentence that reports the incident
    ends            BIGINT NOT NULL,        -- its end
    ordinal         BIGINT NOT NULL,        -- tells apart incidents that one sentence reports
    recorded_at     TEXT NOT NULL,          -- when it was first seen
    CHECK (0 <= starts AND starts < ends)
);
CREATE INDEX mention_document ON mention (document_id);

CREATE TABLE claim (                        -- one value for one field of one mention, with the words that say so
    id              TEXT PRIMARY KEY,       -- hash of every column below but recorded_at
    mention_id      TEXT NOT NULL REFERENCES mention (id), -- the mention
    field           TEXT NOT NULL,          -- a name of the codebook: 'killed', 'date', 'place'
    value           TEXT NOT NULL,          -- canonical notation; empty = words found but not yet read as a value
    low             BIGINT,                 -- lower bound: people for figures, yyyymmdd for dates; empty = open
    high            BIGINT,                 -- upper bound
    hedge           TEXT NOT NULL,          -- 'at least', 'about', ...
    counts          TEXT NOT NULL,          -- whom a figure counts: 'all', 'civilians', 'police', ...
    scope           TEXT NOT NULL,          -- what it counts: 'incident', 'part', 'cumulative'; empty = not told
    stance          TEXT NOT NULL CHECK (stance IN ('asserted', 'denied', 'doubted')), -- does the speaker say it, or say that it is not so?
    speaker         TEXT NOT NULL,          -- who says so inside the text; empty = the outlet itself
    starts          BIGINT NOT NULL,        -- the quote
    ends            BIGINT NOT NULL,        -- its end
    quote           TEXT NOT NULL,          -- the words: the text from starts to ends
    recorded_at     TEXT NOT NULL,          -- when it was first made
    CHECK (0 <= starts AND starts < ends),
    CHECK (low IS NULL OR high IS NULL OR low <= high)
);
CREATE INDEX claim_mention ON claim (mention_id, field);
CREATE INDEX claim_field_low ON claim (field, low);

CREATE TABLE sighting (                     -- which runs made a claim, and how sure each was
    claim_id        TEXT NOT NULL REFERENCES claim (id), -- the claim
    run_id          TEXT NOT NULL REFERENCES run (id), -- the run
    score           DOUBLE PRECISION,       -- the method's own number: never compared across methods
    PRIMARY KEY (claim_id, run_id)
);
CREATE INDEX sighting_run ON sighting (run_id);

CREATE TABLE moved_mention (                -- which mention took the place of one that a newer reading no longer finds
    id              TEXT PRIMARY KEY REFERENCES mention (id), -- the mention that was
    went_to         TEXT NOT NULL REFERENCES mention (id), -- the same account, found at another sentence
    moved_at        TEXT NOT NULL           -- when
);

-- Details: what the newest good reading alone found; written anew with each.

CREATE TABLE statement (                    -- words attributed to somebody
    document_id     TEXT NOT NULL REFERENCES document (id), -- the document
    ordinal         BIGINT NOT NULL,        -- its number in the document, from 0
    name            TEXT NOT NULL,          -- who speaks, pronouns and short forms resolved
    role            TEXT NOT NULL,          -- 'foreign minister'
    organisation    TEXT NOT NULL,          -- for whom
    stance          TEXT NOT NULL CHECK (stance IN ('asserted', 'denied', 'doubted')), -- does the speaker say it, or deny it?
    PRIMARY KEY (document_id, ordinal)
);

CREATE TABLE statement_span (               -- the words of a statement: its parts may be broken
    document_id     TEXT NOT NULL REFERENCES document (id), -- the document
    statement       BIGINT NOT NULL,        -- the statement's number in the document
    part            TEXT NOT NULL CHECK (part IN ('speaker', 'cue', 'content')), -- what these words are
    ordinal         BIGINT NOT NULL,        -- number of the piece within the part, from 0
    starts          BIGINT NOT NULL,        -- the words
    ends            BIGINT NOT NULL,        -- their end
    PRIMARY KEY (document_id, statement, part, ordinal),
    FOREIGN KEY (document_id, statement) REFERENCES statement (document_id, ordinal),
    CHECK (0 <= starts AND starts <= ends)
);

CREATE TABLE figure (                       -- a number in a document, whether or not it belongs to an incident
    document_id     TEXT NOT NULL REFERENCES document (id), -- the document
    ordinal         BIGINT NOT NULL,        -- its number in the document, from 0
    starts          BIGINT NOT NULL,        -- the words
    ends            BIGINT NOT NULL,        -- their end
    value           TEXT NOT NULL,          -- canonical notation: '31', '31..', '10..15', '~250'
    low             BIGINT,                 -- lower bound; empty = open
    high            BIGINT,                 -- upper bound; empty = open
    hedge           TEXT NOT NULL,          -- 'at least', 'about', ...
    unit            TEXT NOT NULL,          -- 'people', or the counted thing in the text's own words
    counts          TEXT NOT NULL,          -- whom a figure of people counts
    outcome         TEXT NOT NULL,          -- what happened to them: 'killed', 'injured', ...
    scope           TEXT NOT NULL,          -- 'incident', 'part', 'cumulative'; empty = not told
    PRIMARY KEY (document_id, ordinal),
    CHECK (0 <= starts AND starts <= ends)
);

CREATE TABLE place (                        -- gazetteer rows in use, copied in so that the record stands alone
    id              TEXT PRIMARY KEY,       -- 'geonames:2800866'
    name            TEXT NOT NULL,          -- its name
    kind            TEXT NOT NULL,          -- 'settlement', 'district', 'province', 'country', 'region', 'site'
    country         TEXT NOT NULL,          -- ISO 3166-1 alpha-2; empty for regions across countries
    province        TEXT NOT NULL,          -- first-order area it lies in
    district        TEXT NOT NULL,          -- second-order area it lies in
    lat             DOUBLE PRECISION NOT NULL, -- latitude, WGS 84
    lon             DOUBLE PRECISION NOT NULL, -- longitude, WGS 84
    population      BIGINT NOT NULL         -- people living there; 0 = not known
);

CREATE TABLE place_name (                   -- a place named in a document, with the gazetteer row that it means
    document_id     TEXT NOT NULL REFERENCES document (id), -- the document
    ordinal         BIGINT NOT NULL,        -- its number in the document, from 0
    starts          BIGINT NOT NULL,        -- the words
    ends            BIGINT NOT NULL,        -- their end
    place_id        TEXT REFERENCES place (id), -- the place; empty = none in the gazetteer
    precision_code  BIGINT,                 -- UCDP's where_prec, 1 (exact) to 7
    site            TEXT NOT NULL,          -- name of the building, street or airport that the place is the town of
    score           DOUBLE PRECISION NOT NULL, -- the method's own number
    PRIMARY KEY (document_id, ordinal),
    CHECK (0 <= starts AND starts <= ends)
);

CREATE TABLE problem (                      -- what could not be read, placed, dated or linked, and why
    owner           TEXT NOT NULL,          -- id of the document or source, or the stage for the record as a whole
    ordinal         BIGINT NOT NULL,        -- its number for that owner, from 0
    stage           TEXT NOT NULL,          -- 'read', 'split', 'resolve', 'extract', 'store', 'link', 'fuse'
    message         TEXT NOT NULL,          -- the reason, in words
    path            TEXT NOT NULL,          -- the file
    starts          BIGINT,                 -- the words, where there are any
    ends            BIGINT,                 -- their end
    PRIMARY KEY (owner, ordinal)
);

-- Judgements: appended. A newer one closes the older (replaced_at), which stays.

CREATE TABLE decision (                     -- a person's ruling on one claim
    id              TEXT PRIMARY KEY,       -- hash of every column but replaced_at
    claim_id        TEXT NOT NULL REFERENCES claim (id), -- the claim
    verdict         TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected')), -- the ruling
    note            TEXT NOT NULL,          -- why, in the person's own words
    decided_by      TEXT NOT NULL,          -- 'person:amina'
    decided_at      TEXT NOT NULL,          -- when the person ruled
    recorded_at     TEXT NOT NULL,          -- when this row was written: later than decided_at where it was restored or carried over
    replaced_at     TEXT                    -- when it was closed; empty = it stands
);
CREATE UNIQUE INDEX decision_current ON decision (claim_id) WHERE replaced_at IS NULL;
CREATE INDEX decision_claim ON decision (claim_id);

CREATE TABLE link (                         -- are two mentions the same incident?
    id              TEXT PRIMARY KEY,       -- hash of every column but replaced_at
    left_id         TEXT NOT NULL REFERENCES mention (id), -- the mention whose id sorts first
    right_id        TEXT NOT NULL REFERENCES mention (id), -- the other
    verdict         TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure', 'suggested')), -- the answer
    score           DOUBLE PRECISION,       -- the method's own number
    reasons         TEXT NOT NULL,          -- JSON: each comparison, its score, the two values compared, the sentence
    decided_by      TEXT NOT NULL,          -- 'person:amina' or 'rules@3'
    decided_at      TEXT NOT NULL,          -- when
    recorded_at     TEXT NOT NULL,          -- when this row was written
    replaced_at     TEXT,                   -- when it was closed; empty = it stands
    CHECK (left_id < right_id)
);
CREATE UNIQUE INDEX link_current ON link (left_id, right_id) WHERE replaced_at IS NULL;
CREATE INDEX link_right ON link (right_id);

CREATE TABLE copy (                         -- is one document a copy of another (wire text, reprint)?
    id              TEXT PRIMARY KEY,       -- hash of every column but replaced_at
    left_id         TEXT NOT NULL REFERENCES document (id), -- the document whose id sorts first
    right_id        TEXT NOT NULL REFERENCES document (id), -- the other
    verdict         TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure', 'suggested')), -- the answer
    score           DOUBLE PRECISION,       -- the method's own number
    decided_by      TEXT NOT NULL,          -- 'person:amina' or 'rules@3'
    decided_at      TEXT NOT NULL,          -- when
    recorded_at     TEXT NOT NULL,          -- when this row was written
    replaced_at     TEXT,                   -- when it was closed; empty = it stands
    CHECK (left_id < right_id)
);
CREATE UNIQUE INDEX copy_current ON copy (left_id, right_id) WHERE replaced_at IS NULL;
CREATE INDEX copy_right ON copy (right_id);

-- Derived: dropped and rebuilt from the tables above in one transaction; nothing else writes here.

CREATE TABLE incident (                     -- mentions judged to be the same happening
    id              TEXT PRIMARY KEY,       -- kept from build to build by the incident that keeps most of its mentions
    built_at        TEXT NOT NULL           -- when: judgements recorded later are not yet in it
);

CREATE TABLE incident_mention (             -- which mentions make an incident
    mention_id      TEXT PRIMARY KEY REFERENCES mention (id), -- the mention
    incident_id     TEXT NOT NULL REFERENCES incident (id), -- the incident
    ordinal         BIGINT NOT NULL         -- its number in the incident, from 0
);
CREATE INDEX incident_mention_incident ON incident_mention (incident_id);

CREATE TABLE incident_value (               -- what the record states for a field of an incident
    incident_id     TEXT NOT NULL REFERENCES incident (id), -- the incident
    ordinal         BIGINT NOT NULL,        -- its number in the incident, from 0
    field           TEXT NOT NULL,          -- a name of the codebook
    value           TEXT NOT NULL,          -- canonical notation
    low             BIGINT,                 -- lower bound
    high            BIGINT,                 -- upper bound
    rule            TEXT NOT NULL,          -- the rule, and its step, that chose the value; 'person' = somebody ruled
    status          TEXT NOT NULL CHECK (status IN ('agreed', 'disputed', 'reviewed')), -- do the claims agree?
    PRIMARY KEY (incident_id, ordinal)
);
CREATE INDEX incident_value_field ON incident_value (field, low);

CREATE TABLE incident_support (             -- every claim considered for a stated value, for or against it
    incident_id     TEXT NOT NULL REFERENCES incident (id), -- the incident
    value           BIGINT NOT NULL,        -- the value's number in the incident
    ordinal         BIGINT NOT NULL,        -- number of the claim for this value, from 0
    claim_id        TEXT NOT NULL REFERENCES claim (id), -- the claim
    side            TEXT NOT NULL CHECK (side IN ('for', 'against', 'earlier', 'beside', 'rejected')), -- its side
    PRIMARY KEY (incident_id, value, ordinal),
    FOREIGN KEY (incident_id, value) REFERENCES incident_value (incident_id, ordinal)
);
CREATE INDEX incident_support_claim ON incident_support (claim_id);

CREATE TABLE retired_incident (             -- where an incident went that is no more; kept from build to build
    id              TEXT PRIMARY KEY,       -- the identifier that was
    went_to         TEXT NOT NULL,          -- the incident that has most of its mentions now; empty = nothing tells of it any more
    retired_at      TEXT NOT NULL           -- when
);

-- Views: the questions that are asked most.

CREATE VIEW current_claim AS                -- what the newest good reading says, and what a person accepted
SELECT claim.id, claim.mention_id, mention.document_id, claim.field, claim.value, claim.low, claim.high, claim.hedge,
       claim.counts, claim.scope, claim.stance, claim.speaker, claim.starts, claim.ends, claim.quote, sighting.score
  FROM claim
  JOIN mention ON mention.id = claim.mention_id
  LEFT JOIN reading ON reading.document_id = mention.document_id
       AND reading.replaced_at IS NULL AND reading.outcome <> 'failed'
  LEFT JOIN sighting ON sighting.claim_id = claim.id AND sighting.run_id = reading.run_id
 WHERE sighting.claim_id IS NOT NULL
    OR EXISTS (SELECT 1 FROM decision
                WHERE decision.claim_id = claim.id AND decision.verdict = 'accepted' AND decision.replaced_at IS NULL);

CREATE VIEW incident_row AS                 -- one row an incident, with the stated values that tables show
SELECT incident.id,
       min(CASE WHEN v.field = 'date' THEN v.value END) AS happened,
       min(CASE WHEN v.field = 'place' THEN place.name END) AS place,
       min(CASE WHEN v.field = 'type' THEN v.value END) AS type,
       min(CASE WHEN v.field = 'status' THEN v.value END) AS status,
       min(CASE WHEN v.field = 'killed' THEN v.value END) AS killed,
       min(CASE WHEN v.field = 'injured' THEN v.value END) AS injured,
       (SELECT count(DISTINCT mention.document_id) FROM incident_mention
          JOIN mention ON mention.id = incident_mention.mention_id
         WHERE incident_mention.incident_id = incident.id) AS documents,
       count(CASE WHEN v.status = 'disputed' THEN 1 END) AS disputes
  FROM incident
  LEFT JOIN incident_value v ON v.incident_id = incident.id
  LEFT JOIN place ON v.field = 'place' AND place.id = v.value
 GROUP BY incident.id;
