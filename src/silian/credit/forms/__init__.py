"""What people fill in; the names of fields are the parameters of the actions."""
