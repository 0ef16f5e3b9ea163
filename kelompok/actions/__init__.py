"""What people do with community groups."""
