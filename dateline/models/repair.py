"""Repairs of the parse where it cannot be right: rules that hold for any English text.

"A bomb killed at least 12 people in Salto, police said": the parser takes `killed` for a participle ("a bomb that was
killed"), but a past participle that modifies a noun has no object of its own. It is the verb of the clause.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from dateline.records import Token

MOVED = frozenset({"prep", "npadvmod", "advmod", "prt", "punct"})
"""Relations of what stands behind the verb and belongs to it."""


def repaired(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the participles that have an object made the verbs of their clauses."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for number, token in enumerate(tokens):
        if token.head != number:
            children[token.head].append(number)
    found = list(tokens)
    for number, token in enumerate(tokens):
        is_modifier = token.tag == "VBN" and token.relation == "acl" and token.head < number
        if is_modifier and any(tokens[child].relation == "dobj" for child in children[number]):
            _make_verb(found, children, number, token.head)
    return found


def _make_verb(tokens: list[Token], children: dict[int, list[int]], verb: int, subject: int) -> None:
    """Make a word the verb of its clause and the noun before it its subject, where the clause has no other verb."""
    above = tokens[subject].head
    if above == subject:
        head, relation, end = verb, "ROOT", len(tokens)
    else:
        others = [n for n in children[above] if tokens[n].relation.startswith("nsubj") and n > verb]
        if not (tokens[subject].relation.startswith("nsubj") and others):
            return
        head, relation, end = above, "ccomp", others[0]
    for number in [*children[subject], *children[above]]:
        if verb < number < end and number != above and tokens[number].relation in MOVED:
            tokens[number] = replace(tokens[number], head=verb)
    tokens[verb] = replace(tokens[verb], tag="VBD", pos="VERB", head=head, relation=relation)
    tokens[subject] = replace(tokens[subject], head=verb, relation="nsubj")
