"""Sealing: personal texts in the log can be read as long as their key is there, and by nobody once it is destroyed."""
