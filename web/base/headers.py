"""Headers that every answer carries. The policy knows no inline script and no inline style."""

from flask import Flask, Response, request

from web.base.token import COOKIE

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def install(app: Flask, *, https: bool) -> None:
    """Set the headers after each request; a page is never kept by a shared cache."""

    def dress(answer: Response) -> Response:
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        if https:
            answer.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        # On a shared computer nothing of a person's pages may come back with the Back button.
        personal = COOKIE in request.cookies
        keep = "no-store" if personal else "private, no-cache"
        answer.headers.setdefault("Cache-Control", keep)
        return answer

    app.after_request(dress)
