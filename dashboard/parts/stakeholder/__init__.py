"""The parts of the page Stakeholder, one file a section."""
