"""Settings of the portal, read from the environment.

What production must set has no default here: a missing secret, host or server
means the process does not start. Order: paths, secrets, apps, middleware,
database, sign-in, language, files, API, Celery, security, logging, our own.
"""

import glob
import importlib.util
from pathlib import Path

import environ
from celery.schedules import crontab
from django.core.exceptions import ImproperlyConfigured

from sibungas.lib.urls import cache_url

# Paths and secrets ------------------------------------------------------------
BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY harus sedikitnya 50 karakter acak.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS harus menyebut nama host, tanpa '*'.")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Apps -------------------------------------------------------------------------
INSTALLED_APPS = [
    "sibungas.accounts",
    "sibungas.audit",
    "sibungas.files",
    "kawasan",
    "assessments",
    "kelompok",
    "sibungas.dashboard",
    "sibungas.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.gis",
    "django.forms",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "leaflet",
    "pghistory",
    "pgtrigger",
    "rest_framework",
]

# Middleware and templates -----------------------------------------------------
MIDDLEWARE = [
    "sibungas.lib.http.RequestContextMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sibungas.lib.http.PrivateMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "sibungas.accounts.middleware.SessionAgeMiddleware",
    "sibungas.accounts.middleware.PasswordDueMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sibungas.lib.history.HistoryMiddleware",
    "sibungas.lib.http.SoundAddressMiddleware",
    "sibungas.lib.http.RefusedMiddleware",
]
ROOT_URLCONF = "sibungas.urls"
WSGI_APPLICATION = "sibungas.wsgi.application"
FORM_RENDERER = "sibungas.lib.forms.PortalFormRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sibungas.context.portal",
            ],
            "libraries": {"ui": "sibungas.templatetags.ui"},
        },
    }
]

# Database ---------------------------------------------------------------------
_timeouts = {
    "statement_timeout": env.int("DB_STATEMENT_TIMEOUT_MS", default=0),
    "lock_timeout": env.int("DB_LOCK_TIMEOUT_MS", default=0),
    "idle_in_transaction_session_timeout": env.int("DB_IDLE_TIMEOUT_MS", default=60000),
}
DATABASES = {
    "default": {
        **env.db_url("DATABASE_URL", engine="django.contrib.gis.db.backends.postgis"),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
DATABASES["default"].setdefault("OPTIONS", {}).update(
    connect_timeout=3,
    options=" ".join(f"-c {name}={value}" for name, value in _timeouts.items()),
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _wheel_library(package: str, pattern: str) -> str | None:
    """Path of the GDAL or GEOS shipped inside a wheel; None lets Django search."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent.parent / f"{package}.libs"
    return next(iter(glob.glob(str(folder / pattern))), None)


GDAL_LIBRARY_PATH = env.str("GDAL_LIBRARY_PATH", "") or _wheel_library(
    "pyogrio", "libgdal*"
)
GEOS_LIBRARY_PATH = env.str("GEOS_LIBRARY_PATH", "") or _wheel_library(
    "shapely", "libgeos_c*"
)

# Sign-in ----------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["sibungas.accounts.backends.LockoutBackend"]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "dashboard:home"
LOGOUT_REDIRECT_URL = "accounts:login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_validation = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_validation}.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": f"{_validation}.CommonPasswordValidator"},
    {"NAME": f"{_validation}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_validation}.NumericPasswordValidator"},
]
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE_SECONDS = 8 * 3600

# Language and time ------------------------------------------------------------
LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Makassar"
USE_TZ = True

# Static files, uploads, cache -------------------------------------------------
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / ".local" / "static"))
MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(BASE_DIR / ".local" / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sibungas.lib.static.PortalStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_HANDLERS = [
    "sibungas.files.uploads.CappedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Whether a sheet is handed in only with a photo, or a reason, for every score of 5.
FOTO_WAJIB = env.bool("FOTO_WAJIB", default=False)
REDIS_URL = env.str("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "sibungas.lib.cache.FailOpenRedisCache",
        "LOCATION": env.str("CACHE_URL", default="") or cache_url(REDIS_URL),
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
}
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 5
PERSONAL_DATA_KEY = env.str("PERSONAL_DATA_KEY", default="")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="sibungas@localhost")

# API --------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "sibungas.accounts.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "sibungas.accounts.authentication.TokenScopePermission"
    ],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["sibungas.lib.api.StrictJSONParser"],
    "DEFAULT_PAGINATION_CLASS": "sibungas.lib.paging.KeysetPagination",
    "DEFAULT_FILTER_BACKENDS": ["sibungas.lib.api.StrictFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "sibungas.lib.openapi.PortalAutoSchema",
    "EXCEPTION_HANDLER": "sibungas.lib.api.problem_handler",
    "COERCE_DECIMAL_TO_STRING": True,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "SI BUNGAS API",
    "DESCRIPTION": (
        "Penilaian permukiman kumuh: wilayah, kawasan, RT, penilaian, rekap, kegiatan,"
        " kelompok masyarakat, Pokja PKP, rapat, rencana."
    ),
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
    # Choices stay where they are used: invented names for them help nobody.
    "POSTPROCESSING_HOOKS": [],
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# Celery: reliability first, see docs/operations.md ----------------------------
CELERY_BROKER_URL = REDIS_URL
CELERY_TIMEZONE = TIME_ZONE
# Every day at seven: who had it this week gets none again, and a Monday that was
# missed is caught up with.
CELERY_BEAT_SCHEDULE = {
    "remind-of-actions": {
        "task": "kelompok.tasks.remind_of_actions",
        "schedule": crontab(hour="7", minute="0"),
        "options": {"expires": 3600},
    },
    "purge-personal": {
        "task": "kelompok.jobs.purge_personal",
        "schedule": crontab(hour="3", minute="30"),
        "options": {"expires": 3600},
    },
}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 15
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TASK_TIME_LIMIT = 120
CELERY_TASK_SOFT_TIME_LIMIT = 100
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_CONNECTION_TIMEOUT = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    # A worker must outwait its own blocking read; the web process must not wait.
    "socket_timeout": env.float("BROKER_SOCKET_TIMEOUT", default=1.0),
    "socket_connect_timeout": 1,
    "socket_keepalive": not REDIS_URL.startswith("redis+socket"),
    "health_check_interval": 25,
    "max_retries": 0,
}

# Security ---------------------------------------------------------------------
TLS = env.bool("TLS", default=True)
SECURE_SSL_REDIRECT = TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = TLS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SESSION_COOKIE_NAME = "__Host-sid" if TLS else "sid"
CSRF_COOKIE_NAME = "__Host-csrf" if TLS else "csrf"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "sibungas.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
TILE_URL = env.str("TILE_URL", default="")
TILE_ATTRIBUTION = env.str("TILE_ATTRIBUTION", default="")
_tile_host = "/".join(TILE_URL.split("/")[:3]).replace("{s}.", "*.")
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": [],
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:", *([_tile_host] if TILE_URL else [])],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
    },
}

# Logging ----------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "sibungas.lib.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO")},
}

# Our own ----------------------------------------------------------------------
DEMO = env.bool("DEMO", default=False)
# For how many days after its event, term or end a name is kept; see docs/security.md.
NAMA_DISIMPAN_HARI = env.int("NAMA_DISIMPAN_HARI", default=730)
# Whose portal it is: shown on every page, so that another province can run it.
PORTAL_DAERAH = env.str("PORTAL_DAERAH", default="Kalimantan Selatan")
# Where people open the portal, for links in mails; empty leaves them out.
PORTAL_ALAMAT = env.str("PORTAL_ALAMAT", default="")
PORTAL_PENGELOLA = env.str(
    "PORTAL_PENGELOLA",
    default="Dinas Perumahan dan Kawasan Permukiman Provinsi Kalimantan Selatan",
)
SETUP_TOKEN = env.str("SETUP_TOKEN", default="")
HEALTH_TOKEN = env.str("HEALTH_TOKEN", default="")
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
# Read by django-leaflet; every map of the portal takes its base map and its first
# view (west, south, east, north) from here.
LEAFLET_CONFIG = {
    "TILES": [("Peta dasar", TILE_URL, {"attribution": TILE_ATTRIBUTION})]
    if TILE_URL
    else [],
    "SPATIAL_EXTENT": tuple(
        env.list("MAP_EXTENT", cast=float, default=[113.9, -4.8, 116.8, -1.2])
    ),
}
