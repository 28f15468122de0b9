"""Tools of the project itself: nothing of this is shipped."""
