"""Which incidents a report tells of, which words tell what of which, who says so, and whether it happened at all."""
