"""Template filters of community groups."""
