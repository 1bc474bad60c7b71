"""Backups: all facts, and whatever else no fact can tell anew, in one file; and the way back."""
