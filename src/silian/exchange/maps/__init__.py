"""Maps of chains in spreadsheets: preview, import, undo, export; the enterprise list that fills them; reference tables.

`drafts` compares the rows with what is `standing`, `cycles` names what would close a cycle, `importing` enters the whole
as one import, `exporting` writes what comes in again unchanged.
"""
