# The image of web, worker, poller and migrate; docker-compose.yml starts them.
# GDAL and GEOS come inside the Python wheels; apt brings what WeasyPrint draws with.
FROM python:3.11-slim-bookworm

RUN apt-get update -q && apt-get install -y -q --no-install-recommends \
    libpango-1.0-0 libpangoft2-1.0-0 fonts-dejavu-core && rm -rf /var/lib/apt/lists/*

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 \
    STATIC_ROOT=/srv/static MEDIA_ROOT=/srv/media
WORKDIR /app

COPY requirements.txt constraints.txt ./
RUN pip install --disable-pip-version-check -r requirements.txt -c constraints.txt

RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin sibungas \
    && mkdir -p /srv/static /srv/media && chown sibungas /srv/media
COPY . .

# Collecting files reads the settings; these values exist for this line only.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    ALLOWED_HOSTS=localhost DATABASE_URL=postgis://localhost/unused \
    REDIS_URL=redis://localhost python manage.py collectstatic --noinput

USER sibungas
EXPOSE 8000
CMD ["gunicorn", "sibungas.wsgi", "--bind", "0.0.0.0:8000"]
