"""Pages go out compressed.

The session cookie is SameSite=Lax, so no other site can make a reader's browser send guesses with
it beside the form token: the known attack on compressed secrets has no footing.
"""

import gzip

from flask import Flask, Response, request

KINDS = {"text/html", "text/css", "application/json", "image/svg+xml", "text/csv"}
LEAST = 600


def accepts_gzip() -> bool:
    """Whether the browser reads compressed answers."""
    return request.accept_encodings.quality("gzip") > 0


def install(app: Flask) -> None:
    """Compress answers of text kinds when the browser can read them so."""

    def shrink(answer: Response) -> Response:
        if (
            answer.mimetype not in KINDS
            or answer.direct_passthrough
            or "Content-Encoding" in answer.headers
            or not accepts_gzip()
        ):
            return answer
        body = answer.get_data()
        if len(body) < LEAST:
            return answer
        answer.set_data(gzip.compress(body, 5, mtime=0))
        answer.headers["Content-Encoding"] = "gzip"
        answer.headers.add("Vary", "Accept-Encoding")
        return answer

    app.after_request(shrink)
