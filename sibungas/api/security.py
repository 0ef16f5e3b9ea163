"""How signing in stands in the OpenAPI document. Read by the generator."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension


class Token(OpenApiAuthenticationExtension):
    target_class = "sibungas.accounts.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "Token sb_…, dibuat oleh pengelola pengguna.",
        }
