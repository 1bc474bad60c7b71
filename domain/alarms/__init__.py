"""Rules that look for what a leader must not miss, a file a topic; `domain.alerts` puts them together."""
