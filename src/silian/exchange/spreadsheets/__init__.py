"""Spreadsheets in and out; knows no record kind.

In:  bytes → `sealed` (a process of its own: `guard`, `survey`, `workbooks`, `delimited`) → `reader` → `sheets`
     → `header` (which column is which) → `rows` (which rows are records) → `values` (what a cell says) → `tables`.
Out: `writer`.

A caller declares its `columns`, then uses `tables.read_table` and `writer.write_xlsx` / `write_csv`.
Nothing is imported here, because the sealed process must start without Django.
"""
