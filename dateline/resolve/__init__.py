"""Words read as values: one file for each kind of value, each with the same functions.

find(parsed, ...)      every such value in a document, in text order
read(words, context)   what the words mean, in canonical notation
bounds(value)          the lowest and highest it can mean
agree(a, b)            whether two values can both be true
show(value)            the value for a person
"""
