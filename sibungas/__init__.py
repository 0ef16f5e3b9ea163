"""The project: settings, site map, and everything that belongs to no domain."""

from sibungas.celery import app as celery_app

__all__ = ["celery_app"]
__version__ = "0.1.0"
