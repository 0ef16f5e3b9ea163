"""Helpers that know no table and no domain word."""
