"""The six marks of a sound coalition, one file a mark."""
