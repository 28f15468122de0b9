-- Each query returns the rows that break one promise; all must return none.

-- quote-is-in-text: the quote of every claim stands in its document, at its place, to the letter.
SELECT claim.id FROM claim JOIN mention ON mention.id = claim.mention_id
  JOIN document ON document.id = mention.document_id
 WHERE substr(document.text, CAST(claim.starts + 1 AS INTEGER), CAST(claim.ends - claim.starts AS INTEGER)) <> claim.quote;

-- mention-is-in-document: every mention lies within the text of its document.
SELECT mention.id FROM mention JOIN document ON document.id = mention.document_id
 WHERE mention.ends > length(document.text);

-- span-is-in-document: the words of every statement, figure and place name lie within the text of their document.
SELECT s.document_id, s.starts, s.ends FROM (
  SELECT document_id, starts, ends FROM statement_span
  UNION ALL SELECT document_id, starts, ends FROM figure
  UNION ALL SELECT document_id, starts, ends FROM place_name
) s JOIN document ON document.id = s.document_id WHERE s.ends > length(document.text);

-- bounds-are-ordered: no lower bound is above its upper bound.
SELECT b.id, b.low, b.high FROM (
  SELECT id, low, high FROM claim
  UNION ALL SELECT document_id, low, high FROM figure
  UNION ALL SELECT incident_id, low, high FROM incident_value
) b WHERE b.low > b.high;

-- claim-has-a-run: every claim was made by some run.
SELECT claim.id FROM claim LEFT JOIN sighting ON sighting.claim_id = claim.id WHERE sighting.claim_id IS NULL;

-- document-was-read: every document has a reading, good or failed.
SELECT document.id FROM document LEFT JOIN reading ON reading.document_id = document.id
 WHERE reading.document_id IS NULL;

-- failure-has-a-reason: every file and document that could not be read says why.
SELECT f.id FROM (
  SELECT id, outcome, detail FROM source UNION ALL SELECT document_id, outcome, detail FROM reading
) f WHERE f.outcome = 'failed' AND f.detail = '';

-- statement-has-words: every statement has content.
SELECT s.document_id, s.ordinal FROM statement s WHERE NOT EXISTS (
  SELECT 1 FROM statement_span p
   WHERE p.document_id = s.document_id AND p.statement = s.ordinal AND p.part = 'content');

-- place-is-known: every place that a claim names stands in the record with its coordinates.
SELECT c.id FROM current_claim c LEFT JOIN place ON place.id = c.value
 WHERE c.field = 'place' AND c.value LIKE 'geonames:%' AND place.id IS NULL;

-- link-names-mentions: both ends of every standing link and copy exist.
SELECT l.id FROM link l LEFT JOIN mention a ON a.id = l.left_id LEFT JOIN mention b ON b.id = l.right_id
 WHERE l.replaced_at IS NULL AND (a.id IS NULL OR b.id IS NULL)
UNION ALL
SELECT c.id FROM copy c LEFT JOIN document a ON a.id = c.left_id LEFT JOIN document b ON b.id = c.right_id
 WHERE c.replaced_at IS NULL AND (a.id IS NULL OR b.id IS NULL);

-- incident-has-a-mention: every incident is told by somebody.
SELECT incident.id FROM incident LEFT JOIN incident_mention m ON m.incident_id = incident.id WHERE m.mention_id IS NULL;

-- value-has-support: every stated value has a claim for it, of the same field, made by a mention of the same incident.
SELECT v.incident_id, v.field, v.value FROM incident_value v WHERE NOT EXISTS (
  SELECT 1 FROM incident_support s JOIN claim c ON c.id = s.claim_id
    JOIN incident_mention m ON m.mention_id = c.mention_id AND m.incident_id = s.incident_id
   WHERE s.incident_id = v.incident_id AND s.value = v.ordinal AND s.side = 'for' AND c.field = v.field);

-- support-is-of-the-incident: no stated value rests on, or is weighed against, a claim about something else.
SELECT s.incident_id, s.claim_id FROM incident_support s JOIN claim c ON c.id = s.claim_id
  LEFT JOIN incident_mention m ON m.mention_id = c.mention_id AND m.incident_id = s.incident_id
 WHERE m.mention_id IS NULL;

-- rejected-claim-supports-nothing: no claim that a person rejected before the last build supports a stated value.
SELECT s.incident_id, s.claim_id FROM incident_support s JOIN incident ON incident.id = s.incident_id
  JOIN decision d ON d.claim_id = s.claim_id AND d.replaced_at IS NULL
 WHERE s.side = 'for' AND d.verdict = 'rejected' AND d.recorded_at <= incident.built_at;

-- different-is-kept-apart: no two mentions that a person called different before the last build are in one incident.
SELECT l.id FROM link l JOIN incident_mention a ON a.mention_id = l.left_id
  JOIN incident_mention b ON b.mention_id = l.right_id AND b.incident_id = a.incident_id
  JOIN incident ON incident.id = a.incident_id
 WHERE l.verdict = 'different' AND l.replaced_at IS NULL AND l.decided_by LIKE 'person:%'
   AND l.recorded_at <= incident.built_at;

-- same-is-kept-together: no two mentions that a person called the same before the last build are in two incidents.
SELECT l.id FROM link l JOIN incident_mention a ON a.mention_id = l.left_id
  JOIN incident_mention b ON b.mention_id = l.right_id AND b.incident_id <> a.incident_id
  JOIN incident ON incident.id = a.incident_id
 WHERE l.verdict = 'same' AND l.replaced_at IS NULL AND l.decided_by LIKE 'person:%'
   AND l.recorded_at <= incident.built_at;

-- retired-incident-is-gone: no identifier is both in use and retired, and each retired one leads to one in use or to none.
SELECT r.id FROM retired_incident r LEFT JOIN incident a ON a.id = r.id LEFT JOIN incident b ON b.id = r.went_to
 WHERE a.id IS NOT NULL OR (r.went_to <> '' AND b.id IS NULL);

-- coding-states-nothing: no stated value rests on, or is weighed against, a claim that blind coders made and nobody else.
SELECT s.incident_id, s.claim_id FROM incident_support s JOIN coding k ON k.claim_id = s.claim_id
 WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.claim_id = s.claim_id)
   AND NOT EXISTS (SELECT 1 FROM sighting JOIN run ON run.id = sighting.run_id
                    WHERE sighting.claim_id = s.claim_id AND run.stage <> 'review');
