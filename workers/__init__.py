"""When the work happens: broker, actors, schedule. What the work is stands in `service`."""
