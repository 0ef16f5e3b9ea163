"""Tables of places, of people and of work behind the pages, for the admin site."""

from kawasan.admin import people, places, sk, work

__all__ = ["people", "places", "sk", "work"]
