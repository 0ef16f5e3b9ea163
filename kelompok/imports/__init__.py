"""Reads tables that people paste."""
