"""Commands of community groups."""
