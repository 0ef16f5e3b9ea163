"""The portal's addresses and one more, which tells what a token may do."""

from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from kawasan import access
from sibungas.urls import *  # noqa: F403
from sibungas.urls import urlpatterns as portal


class Probe(APIView):
    """Guarded by the portal's own defaults."""

    def get(self, request: Request) -> Response:
        scope = list(access.scope(request.user))
        return Response({"user": request.user.username, "scope": scope})

    def post(self, request: Request) -> Response:
        return Response(status=201)


# Before the portal: the API answers every other address below itself.
urlpatterns = [path("api/v1/uji/", Probe.as_view()), *portal]
