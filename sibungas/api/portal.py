"""The doors of the API itself: its contents, its description, its dead ends."""

import functools
import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_GET
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from sibungas.api import security  # noqa: F401  registers itself
from sibungas.api.base import Door, tagged
from sibungas.lib.openapi import add_problem_schema

_LISTS = {
    "wilayah": "api:wilayah-list",
    "kawasan": "api:kawasan-list",
    "rt": "api:rt-list",
    "sk": "api:sk-list",
    "penilaian": "api:penilaian-list",
    "kegiatan": "api:kegiatan-list",
    "kondisi": "api:kondisi-list",
    "tahun": "api:tahun-list",
    "rekap": "api:rekap-list",
    "rekap_kawasan": "api:rekap-kawasan-list",
    "indikator": "api:indikator-list",
    "target": "api:target-list",
    "capaian": "api:capaian-list",
    "bkm": "api:bkm-list",
    "ksm": "api:ksm-list",
    "kpp": "api:kpp-list",
    "tipp": "api:tipp-list",
    "target_ksm": "api:target-ksm-list",
    "kegiatan_ksm": "api:kegiatan-ksm-list",
    "aset": "api:aset-list",
    "keberlanjutan": "api:keberlanjutan-list",
    "keberlanjutan_kpp": "api:keberlanjutan-kpp-list",
    "bimtek": "api:bimtek-list",
    "instansi": "api:instansi-list",
    "pokja": "api:pokja-list",
    "kinerja_pokja": "api:kinerja-pokja-list",
    "aspek_opd": "api:aspek-opd-list",
    "rapat": "api:rapat-list",
    "tindak_lanjut": "api:tindak-lanjut-list",
    "rencana": "api:rencana-list",
    "butir_rencana": "api:butir-list",
    "lokus": "api:lokus-list",
    "komitmen": "api:komitmen-list",
    "kebutuhan": "api:kebutuhan-list",
    "dokumen": "api:dokumen-list",
    "aturan_bersama": "api:aturan-list",
    "rplp": "api:rplp-list",
    "baris_rplp": "api:baris-rplp-list",
    "skor": "api:skor",
    "openapi": "api:openapi",
    "dokumentasi": "api:docs",
}


class Root(Door):
    """Where everything is."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    pagination_class = None

    @extend_schema(
        summary="Isi API",
        responses={200: {"type": "object", "additionalProperties": {"type": "string"}}},
    )
    def get(self, request: Request) -> Response:
        return Response(
            {name: reverse(route, request=request) for name, route in _LISTS.items()}
        )


@functools.cache
def _document() -> str:
    """The description of this version of the code; it does not change while it runs."""
    schema = SchemaGenerator().get_schema(request=None, public=True)
    add_problem_schema(schema)
    return json.dumps(schema, ensure_ascii=False)


class OpenApi(Door):
    """The OpenAPI 3.0 document."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    schema = None

    def get(self, request: Request) -> HttpResponse:
        return tagged(request, json.loads(_document()))


@login_not_required
@require_GET
def docs(request: Any) -> HttpResponse:
    """The description for people; works without network."""
    return render(request, "api/docs.html")


class Elsewhere(APIView):
    """Any other address below the API: a problem document instead of a page.

    An address that only lacks its last slash is redirected with 308, which keeps
    method and body.
    """

    authentication_classes = ()
    permission_classes = (AllowAny,)
    metadata_class = None
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise Http404

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not request.path.endswith("/") and _leads_somewhere(f"{request.path_info}/"):
            query = request.META.get("QUERY_STRING", "")
            address = f"{request.path}/{'?' if query else ''}{query}"
            return HttpResponsePermanentRedirect(address, preserve_request=True)
        return super().dispatch(request, *args, **kwargs)


def _leads_somewhere(path: str) -> bool:
    try:
        return bool(resolve(path).url_name != "elsewhere")
    except Resolver404:
        return False
