"""A small definition for tests of pages: hiring a hall. It has each kind of state once."""

import json
from typing import Any

from engine.core.definition.workflow import Definition


def words(id_: str, en: str) -> dict[str, str]:
    return {"id": id_, "en": en}


def document() -> dict[str, Any]:
    """The closed document, to be changed by a test before it is read."""
    return {
        "format": 1,
        "workflow": "hall_hire",
        "title": words("Pinjam balai", "Hall hire"),
        "about": words("Meminjam balai kelurahan.", "Borrowing the village hall."),
        "subject": words("permohonan", "request"),
        "number": "PJB",
        "visibility": "public",
        "name_from": "purpose",
        "area_from": "place",
        "opens": {
            "by": ["asker"],
            "on_behalf": True,
            "pages": [{"title": words("Balai", "Hall"), "fields": ["purpose", "place", "fee"]}],
        },
        "phases": {
            "asking": words("Pengajuan", "Asking"),
            "deciding": words("Keputusan", "Deciding"),
            "ended": words("Selesai", "Ended"),
        },
        "roles": {
            "asker": {"title": words("pemohon", "the asker"), "party": "opener"},
            "keeper": {
                "title": words("lurah", "the village head"),
                "office": "village_head",
                "covers": "case.place",
            },
            "district": {
                "title": words("camat", "the district head"),
                "office": "district_head",
                "covers": "case.place",
            },
            "board": {"title": words("pengurus balai", "the hall's board"), "body": "board"},
        },
        "fields": {
            "purpose": {"type": "text", "label": words("Keperluan", "Purpose"), "see": "public"},
            "place": {"type": "area", "label": words("Tempat", "Place"), "see": "public"},
            "fee": {"type": "money", "label": words("Biaya", "Fee"), "see": "officials"},
        },
        "reasons": {
            "HALL_TAKEN": {
                "label": words("Balai sudah dipakai", "The hall is taken"),
                "basis": words("Tata tertib balai", "Rules of the hall"),
                "next_step": words("Pilih hari lain.", "Choose another day."),
            }
        },
        "reason_sets": {"hall": ["HALL_TAKEN"]},
        "notices": {},
        "states": {
            "check": {
                "phase": "asking",
                "initial": True,
                "title": words("Diperiksa lurah", "Checked by the village head"),
                "public": words("Diperiksa {office}", "Checked by {office}"),
                "waits_for": "keeper",
                "due": {
                    "within": "5 working days",
                    "from": "day after arrival",
                    "remind": "2 working days before",
                },
                "if_silent": {"hand_to": "district", "for": "2 working days", "then": "incident"},
                "actions": {
                    "pass_on": {
                        "label": words("Teruskan", "Pass on"),
                        "by": ["keeper", "district"],
                        "to": "by_fee",
                        "weight": "main",
                    },
                    "send_back": {
                        "label": words("Kembalikan", "Send back"),
                        "by": ["keeper"],
                        "asks": ["remarks"],
                        "unlocks": "remarked fields",
                        "to": "correction",
                    },
                    "reject": {
                        "label": words("Tolak", "Reject"),
                        "by": ["keeper"],
                        "asks": ["reason", "words", "next_step"],
                        "reasons": "hall",
                        "to": "rejected",
                        "weight": "warning",
                    },
                },
            },
            "correction": {
                "phase": "asking",
                "title": words("Perbaikan pemohon", "Correction by the asker"),
                "waits_for": "asker",
                "due": {"within": "5 working days", "from": "arrival"},
                "if_silent": {
                    "to": "rejected",
                    "reason": "HALL_TAKEN",
                    "basis": words("Tata tertib balai pasal 3", "Rules of the hall, article 3"),
                },
                "actions": {
                    "resubmit": {
                        "label": words("Kirim lagi", "Send again"),
                        "by": ["asker"],
                        "to": "check",
                        "weight": "main",
                    }
                },
            },
            "by_fee": {
                "phase": "deciding",
                "title": words("Menurut biaya", "By fee"),
                "route": [
                    {"when": "case.fee in tier.small", "to": "granted"},
                    {"otherwise": True, "to": "board_vote"},
                ],
            },
            "board_vote": {
                "phase": "deciding",
                "title": words("Rapat pengurus", "Vote of the board"),
                "review": {
                    "seats": ["board"],
                    "agree": 2,
                    "pass": {"label": words("Setuju", "Agree"), "to": "granted"},
                    "fail": {
                        "label": words("Tidak setuju", "Do not agree"),
                        "asks": ["reason", "words"],
                        "reasons": "hall",
                        "to": "rejected",
                    },
                },
                "if_silent": "incident",
            },
            "granted": {
                "phase": "ended",
                "title": words("Disetujui", "Granted"),
                "final": "completed",
            },
            "rejected": {
                "phase": "ended",
                "title": words("Ditolak", "Rejected"),
                "final": "rejected",
            },
        },
        "cycle": {
            "cycle": 2028,
            "title": words("Tahun 2028", "Year 2028"),
            "basis": {"kind": "Perlur", "number": "3", "year": 2027},
            "from": "2027-01-01",
            "windows": {"asking": "2027-01-18 .. 2027-01-29"},
            "tiers": {"small": "up to Rp 2 juta"},
        },
    }


def read(changed: dict[str, Any] | None = None) -> Definition:
    """The definition, as it would be stored."""
    return Definition.read(json.dumps(changed or document()).encode())
