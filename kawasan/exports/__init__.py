"""Documents made of the tables of places."""
