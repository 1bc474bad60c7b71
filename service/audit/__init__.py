"""The audit: checkpoints of the log, signed and published, bundles that prove it, and what finds out who changed it."""
