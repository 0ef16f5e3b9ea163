"""Forms of community groups."""
