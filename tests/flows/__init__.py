"""Whole stories, through the doors only, with every real part running."""
