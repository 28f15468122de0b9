"""The record as pages that anyone can open: no server, no scripts, no request to any other machine."""
