"""Models that look at words, behind one narrow door (`base.Tagger`)."""
