"""The brief: the week of a coalition on one page, made once and shown on screen, as Markdown and as PDF."""
