"""The library's recorders, taught four things.

Saves of any size, keeping others from saving, refusing changes, and reading many aggregates at once.

One module a database: each is imported where its database is used, for the drivers are slow to load.
"""
