"""The record in the shapes that its users already work with: one file a format."""
