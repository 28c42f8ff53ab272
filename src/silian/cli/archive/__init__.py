"""A backup: one file with every table as JSON lines, and the attachments. It restores on SQLite and on PostgreSQL alike.

`tables` is the way of a row out and in, `manifest` what a backup says of itself, `packing` and `unpacking` the two ways.
The keys of the installation (personal.key, secret.key) are never in it.
"""
