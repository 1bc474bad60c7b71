"""Parts of pages that are too long for the page itself: forms, tables, cards, the player."""
