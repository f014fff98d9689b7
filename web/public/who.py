"""Who acted or is waited for, in words: offices by their names, parties by their roles. Never a
person."""

from engine.service.followed import Entry, Who
from web.base.i18n import has_words, t, text


def who_words(who: Who | None) -> str:
    """An office by its name, a party by its role."""
    if who is None:
        return ""
    if who.office:
        return _office_words(who, who.office)
    role = text(who.role) if who.role else ""
    if who.vacant:
        return t("public.vacant", who=role) if role else t("public.nobody")
    return role or t("public.nobody")


def _office_words(who: Who, office: str) -> str:
    """The office, and in which capacity somebody acted for it."""
    if who.capacity == "delegate":
        if who.stands_in:
            return t("public.delegate_by", own=who.stands_in, office=office)
        return t("public.delegate_of", office=office)
    key = f"public.acting_{who.capacity}"
    return t(key, office=office) if who.capacity and has_words(key) else office


def deciders(entry: Entry) -> str:
    """Who decided: all who signed, or the one who acted."""
    names = dict.fromkeys(who_words(who) for who, _ in entry.signed)
    return t("base.and").join(names) if names else who_words(entry.who)
