"""Pages about support: subsidy batches, the guarantee fund, fees, needs, tenants of parks, and the county's dashboard."""
