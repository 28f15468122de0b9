"""The review desk: the record in the browser, where people read what the machine proposes, and decide."""
