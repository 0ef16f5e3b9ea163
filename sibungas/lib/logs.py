"""Log lines as JSON, with the request id, and without what must not be written."""

import json
import logging
import re
from datetime import UTC, datetime

from sibungas.lib import context

_STANDARD = set(logging.LogRecord("", 0, "", 0, "", (), None).__dict__) | {
    "message",
    "asctime",
    "taskName",
    "request",
    "response",
}
# A NIK has 16 digits; an Indonesian mobile number begins with 08 or +62.
_SECRETS = re.compile(
    r"(?<!\d)\d{16}(?!\d)|(?<!\d)(?:\+62|08)\d{7,11}(?!\d)"
    r"|sb_[A-Za-z0-9_-]{20,}|(?<=password=)[^&\s]+"
)


def mask(text: str) -> str:
    return _SECRETS.sub("***", text)


class JsonFormatter(logging.Formatter):
    """One JSON object a line; personal numbers, tokens and passwords masked."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": context.current().id,
        }
        extra = {k: v for k, v in record.__dict__.items() if k not in _STANDARD}
        line.update(extra)
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return mask(json.dumps(line, default=str, ensure_ascii=False))
