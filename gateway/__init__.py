"""How programs and terminals get in."""
