"""The application: use cases in, read models out. It knows the queue only as a function, `wake`."""
