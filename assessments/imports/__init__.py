"""Sheets of assessments from files of the offices, checked by the rules."""
