"""Read models: each file its table's updates and queries. All can be rebuilt from the facts."""
