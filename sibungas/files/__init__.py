"""Photos and documents that belong to a thing of any domain. Knows no domain word."""
