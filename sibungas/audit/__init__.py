"""Who did what, when, through which channel, and why."""
