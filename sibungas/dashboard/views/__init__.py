"""Pages made of several domains. They compose; they own no tables."""
