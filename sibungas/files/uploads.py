"""Limits what a request may bring before anything of it is read or kept.

Django limits the number of files of a form, not their size, and it reads the form of
whoever asks, signed in or not. Without a limit a stranger fills the disk.
"""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

MOST_BYTES = 50 * 1024 * 1024


class CappedUploadHandler(FileUploadHandler):
    """First of the handlers: passes on what fits, throws away what does not."""

    def __init__(self, request: Any = None):
        super().__init__(request)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > MOST_BYTES:
            # The form then has no file; this says why.
            request: Any = self.request
            request.upload_too_large = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def too_large(request: Any) -> bool:
    """Whether a file of this request was thrown away because of its size."""
    return getattr(request, "upload_too_large", False)
