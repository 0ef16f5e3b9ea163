"""Signing in and out, and one's own password."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordResetConfirmView
from django.db import transaction
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sibungas.accounts import actions, lockout
from sibungas.accounts.forms import LoginForm, NewPasswordForm, OwnPasswordForm
from sibungas.accounts.models import User

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


def _demo_users() -> QuerySet[User]:
    return User.objects.filter(is_demo=True, is_active=True)


def _roles(person: User) -> str:
    """Each role once, however many places it is held in."""
    duties = person.penugasan.all()
    words = [duty.get_peran_display() for duty in duties]
    places = f", {len(words)} wilayah" if len(words) > 1 else ""
    return ", ".join(dict.fromkeys(words)) + places


class Login(LoginView):
    """The door for people; in demo mode also one button per role."""

    template_name = "accounts/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people = _demo_users() if settings.DEMO else User.objects.none()
        # A boundary may be megabytes, so only the name of the place is read.
        people = people.prefetch_related("penugasan").order_by("pk")
        rows = [(person, _roles(person)) for person in people]
        return super().get_context_data(demo_users=rows, **kwargs)

    def form_invalid(self, form: LoginForm) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 429 if form.is_locked else 422
        if form.is_locked:
            response["Retry-After"] = str(int(lockout.WINDOW.total_seconds()))
        return response

    @transaction.atomic
    def form_valid(self, form: LoginForm) -> HttpResponse:
        return super().form_valid(form)


class Logout(LogoutView):
    """POST only, so that no picture on another site signs anybody out."""

    http_method_names = ["post", "options"]


@login_not_required
@require_POST
@transaction.atomic
def demo_login(request: HttpRequest, pk: int) -> HttpResponse:
    """One click into a demo account; does not exist outside demo mode."""
    if not settings.DEMO:
        raise Http404
    login(request, get_object_or_404(_demo_users(), pk=pk), backend=BACKEND)
    return redirect(settings.LOGIN_REDIRECT_URL)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; the other sessions end."""
    form = OwnPasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = actions.set_password(form=form, by=request.user)
        update_session_auth_hash(request, user)
        messages.success(request, "Kata sandi Anda sudah diganti.")
        return redirect(settings.LOGIN_REDIRECT_URL)
    status = 422 if form.is_bound else 200
    return render(request, "accounts/password.html", {"form": form}, status=status)


@method_decorator(login_not_required, name="dispatch")
class Invitation(PasswordResetConfirmView):
    """Choose a password by the link that an administrator handed over."""

    form_class = NewPasswordForm
    template_name = "accounts/invitation.html"
    success_url = reverse_lazy("accounts:login")
    title = "Buat kata sandi"

    def form_valid(self, form: BaseForm) -> HttpResponse:
        actions.set_password(form=form, by=self.user)
        del self.request.session["_password_reset_token"]
        messages.success(self.request, "Kata sandi tersimpan. Silakan masuk.")
        return redirect(self.success_url)

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response
