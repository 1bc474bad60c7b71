"""What the page Stakeholder shows of one stakeholder in one coalition."""
