"""Figures of performance, each beside the same job done by hand in plain SQL."""
