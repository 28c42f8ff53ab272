"""The arithmetic of loans, exact to the fen and free of any database: money is a whole number of fen, rates are fractions.

`terms` what was agreed → `periods` its days → `schedules` its rows → `arrears` what is unpaid → `grades`; beside them
`subsidy`, `guarantee`, `line`, `apr` and `scorecards`. `mass/` has the same for a million at once, in whole numbers.
"""
