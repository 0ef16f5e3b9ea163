"""PDF of our own pages; nothing is fetched while drawing."""

import base64
import io
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from PIL import Image

from sibungas.lib import pdf

pytest.importorskip("weasyprint", exc_type=OSError)


def picture(colour):
    file = io.BytesIO()
    Image.new("RGB", (64, 64), colour).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def page(settings, tmp_path):
    def page(body):
        (tmp_path / "uji.html").write_text(f"<h1>{{{{ judul }}}}</h1>{body}")
        settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
        return pdf.respond("uji.html", {"judul": "Notulen – “Rakor”"}, "notulen")

    return page


def test_a_page_of_ours_becomes_a_pdf_with_its_pictures(page):
    inside = base64.b64encode(picture("red")).decode()
    answer = page(f'<img src="data:image/png;base64,{inside}" alt="x">')
    assert answer.content.startswith(b"%PDF-")
    assert b"/Subtype /Image" in answer.content
    assert answer["Content-Disposition"] == 'attachment; filename="notulen.pdf"'


def test_nothing_is_read_from_the_disk_or_the_network(page, tmp_path):
    asked = []

    class Door(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

    server = HTTPServer(("127.0.0.1", 0), Door)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    secret = tmp_path / "rahasia.png"
    secret.write_bytes(picture("red"))
    address = f"http://127.0.0.1:{server.server_port}/x.png"
    answer = page(
        f'<img src="file://{secret}" alt="x"><img src="{address}" alt="y">'
        f'<link rel="stylesheet" href="{address}">'
    )
    server.shutdown()
    assert answer.content.startswith(b"%PDF-")
    assert b"/Subtype /Image" not in answer.content
    assert asked == []
