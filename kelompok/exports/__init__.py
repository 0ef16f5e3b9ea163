"""Files that community groups and meetings hand out."""
