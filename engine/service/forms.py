"""A form's identity: what it holds as one hash, and what sending it again means (foundation 17)."""

import hashlib
import secrets

from engine.core.chain import canonical, stamp
from engine.core.values import Act, Data, Open
from engine.service.results import FormConflict, Receipt, content_of
from engine.store import events
from engine.store.database import Connection
from engine.store.step import Form

# Without signs that are mistaken for each other when read out or copied by hand.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_key() -> str:
    """An identity for a form that is about to be shown; nobody can guess it."""
    return secrets.token_urlsafe(18)


def form_of_opening(key: str, workflow: str, request: Open) -> Form:
    """The identity with the hash of everything that was asked for."""
    content = {
        "open": workflow,
        "by": request.actor.person,
        "parties": dict(request.parties),
        "data": dict(request.data),
        "happened": request.happened_at and stamp(request.happened_at),
    }
    return Form(key, _digest(content), request.actor.person)


def form_of_act(key: str, case_id: int, request: Act) -> Form:
    """The same for an act. The revision is not content: it says what the actor had seen."""
    content = {
        "act": request.action,
        "case": case_id,
        "by": request.actor.person,
        "slot": request.slot,
        "data": dict(request.data),
        "happened": request.happened_at and stamp(request.happened_at),
    }
    return Form(key, _digest(content), request.actor.person)


def secret_of(form: str) -> str:
    """The secret that opens a private case beside its number: 12 signs, three groups.

    It comes from the form's own unguessable identity, so that a form sent ten times gets ten
    equal receipts although only the secret's hash is kept.
    """
    value = int.from_bytes(hashlib.sha256(b"secret of a case:" + form.encode()).digest())
    signs = []
    for _ in range(12):
        value, place = divmod(value, len(_SIGNS))
        signs.append(_SIGNS[place])
    return "-".join("".join(signs[at : at + 4]) for at in (0, 4, 8))


def secret_hash(secret: str) -> str:
    """What is kept of a secret; forgives case, spaces and dashes. Compare in constant time."""
    bare = "".join(sign for sign in secret.upper() if sign.isalnum())
    return hashlib.sha256(bare.encode()).hexdigest()


def opens(secret: str, kept: str | None) -> bool:
    """Whether this secret is the one of the case. Never true for a case without one."""
    return kept is not None and secrets.compare_digest(secret_hash(secret), kept)


def conflict(
    connection: Connection,
    tenant: int,
    receipt: Receipt,
    sender: int | None,
    form: Form,
    offered: Data,
) -> FormConflict:
    """Both contents of one form; what another person sent is not shown."""
    stored: Data = {}
    if sender == form.person:
        found = events.since(connection, tenant, receipt.case_id, receipt.seq - 1)
        stored = next((content_of(one) for one in found if one.seq == receipt.seq), {})
    return FormConflict(receipt, stored, dict(offered))


def _digest(content: Data) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()
