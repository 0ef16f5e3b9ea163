"""Pages of community groups."""
