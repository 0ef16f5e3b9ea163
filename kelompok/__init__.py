"""People: the community groups that plan, build and keep up what was built."""
