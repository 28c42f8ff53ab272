"""Every figure of four-chains against a count that knows nothing of rules, facts or queries."""
