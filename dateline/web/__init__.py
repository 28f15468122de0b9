"""The record as pages: files that anyone can open, without a server or scripts, and the review desk in the browser."""
