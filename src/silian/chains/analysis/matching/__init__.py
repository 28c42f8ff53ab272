"""Needs and offers in Chinese, brought together: hard filters first, then a score of which every part is shown."""
