"""Places: wilayah, kawasan, RT, and who is assigned where."""
