"""The template parts, one file a kind. Templates say `{% load silian %}`; what each takes is in this room's README."""
