"""Dateline reads news reports of violent incidents and keeps a sourced incident record."""
