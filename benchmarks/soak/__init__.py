"""Load and faults for minutes: nothing lost, nothing twice, no slower and no larger at the end than at first."""
