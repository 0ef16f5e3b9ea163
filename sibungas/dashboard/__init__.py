"""Pages that put several domains side by side; owns no tables."""
