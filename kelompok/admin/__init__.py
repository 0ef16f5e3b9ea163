"""Tables of groups, of their works, of the Pokja and of plans, for the admin site.

A superadmin keeps accounts, not people: sealed columns, names on lists and secret
codes are on none of these pages.
"""

from kelompok.admin import groups, meetings, plans, pokja, works

__all__ = ["groups", "meetings", "plans", "pokja", "works"]
