"""Entry point of the web server.

The web process may not wait long for anything: a statement of a page ends after
ten seconds, and publishing a wake-up to Redis after one.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sibungas.settings")
os.environ.setdefault("DB_STATEMENT_TIMEOUT_MS", "10000")
os.environ.setdefault("DB_LOCK_TIMEOUT_MS", "3000")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
