"""Who people are. Knows no place and no assessment."""
