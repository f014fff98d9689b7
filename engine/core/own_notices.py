"""Notices that no definition words: what goes on within an office is the same in every workflow.

Their keys have a dot, which the keys of a definition never have.
"""

from collections.abc import Mapping
from typing import Literal

from engine.core.definition.base import Text
from engine.core.definition.workflow import Notice

PASSED_ON = "own.passed_on"
TAKEN_OVER = "own.taken_over"
ASKED = "own.asked"
JOIN_ASKED = "own.join_asked"
ANSWERED = "own.answered"
AGREED = "own.agreed"
DISAGREED = "own.disagreed"
TURNED_DOWN = "own.turned_down"
TAKEN_BACK = "own.taken_back"
SILENT = "own.silent"
NOT_NEEDED = "own.not_needed"
PAUSED = "own.paused"
RESUMED = "own.resumed"
GOES_ON = "own.goes_on"
MORE_ASKED = "own.more_asked"
MORE_GRANTED = "own.more_granted"
MORE_REFUSED = "own.more_refused"
MORE_TIME = "own.more_time"


def _notice(kind: Literal["task", "progress"], subject: Text, body: Text) -> Notice:
    return Notice(kind=kind, subject=subject, body=body)


OWN: Mapping[str, Notice] = {
    PASSED_ON: Notice(
        kind="task",
        subject=Text(id="Diteruskan kepada Anda: {number}", en="Passed on to you: {number}"),
        body=Text(
            id="Rekan Anda di {office} meneruskan “{title}” di {area} ({state}) kepada Anda:"
            " {words}. Batas waktunya {due}. Buka {link}.",
            en="A colleague in {office} passed “{title}” in {area} ({state}) on to you: {words}."
            " It is due {due}. Open {link}.",
        ),
    ),
    TAKEN_OVER: Notice(
        kind="progress",
        subject=Text(id="Diambil alih dari Anda: {number}", en="Taken over from you: {number}"),
        body=Text(
            id="Rekan Anda di {office} mengambil alih “{title}” di {area} ({state}): {words}."
            " Lihat {link}.",
            en="A colleague in {office} took “{title}” in {area} ({state}) over from you: {words}."
            " See {link}.",
        ),
    ),
    ASKED: _notice(
        "task",
        Text(id="Dimintai telaah: {number}", en="Your advice is asked: {number}"),
        Text(
            id="{office} meminta telaah Anda atas “{title}” di {area}: {words}. Jawab paling lambat"
            " {due}. Buka {link}.",
            en="{office} asks your advice on “{title}” in {area}: {words}. Answer by {due}. Open"
            " {link}.",
        ),
    ),
    JOIN_ASKED: _notice(
        "task",
        Text(id="Diminta paraf: {number}", en="Your agreement is asked: {number}"),
        Text(
            id="{office} menunggu paraf Anda atas “{title}” di {area} sebelum memutuskan: {words}."
            " Jawab paling lambat {due}. Buka {link}.",
            en="{office} waits for your word on “{title}” in {area} before it decides: {words}."
            " Answer by {due}. Open {link}.",
        ),
    ),
    ANSWERED: _notice(
        "task",
        Text(id="Telaah sudah dijawab: {number}", en="Your question is answered: {number}"),
        Text(
            id="{office} menjawab pertanyaan Anda tentang “{title}”: {words}. Tugas tetap di kantor"
            " Anda sampai {due}. Buka {link}.",
            en="{office} answered your question on “{title}”: {words}. The task is still with your"
            " office until {due}. Open {link}.",
        ),
    ),
    AGREED: _notice(
        "task",
        Text(id="Sudah diparaf: {number}", en="Agreed: {number}"),
        Text(
            id="{office} setuju atas “{title}” di {area}. {words} Anda dapat memutuskan sampai"
            " {due}. Buka {link}.",
            en="{office} agrees on “{title}” in {area}. {words} You can decide until {due}. Open"
            " {link}.",
        ),
    ),
    DISAGREED: _notice(
        "task",
        Text(id="Tidak diparaf: {number}", en="Not agreed: {number}"),
        Text(
            id="{office} tidak setuju atas “{title}” di {area}: {words}. Anda tetap"
            " memutuskan, dengan penjelasan, sampai {due}. Buka {link}.",
            en="{office} disagrees on “{title}” in {area}: {words}. You still decide, and say why,"
            " until {due}. Open {link}.",
        ),
    ),
    TURNED_DOWN: _notice(
        "task",
        Text(id="Bukan urusan yang ditanya: {number}", en="Not theirs to answer: {number}"),
        Text(
            id="{office} mengembalikan pertanyaan Anda tentang “{title}”. {words} Buka {link}.",
            en="{office} gave your question on “{title}” back. {words} Open {link}.",
        ),
    ),
    TAKEN_BACK: _notice(
        "progress",
        Text(id="Permintaan ditarik: {number}", en="A request was taken back: {number}"),
        Text(
            id="{office} menarik permintaannya tentang “{title}”: {words}. Lihat {link}.",
            en="{office} took its request on “{title}” back: {words}. See {link}.",
        ),
    ),
    SILENT: _notice(
        "task",
        Text(id="Belum dijawab: {number}", en="No answer yet: {number}"),
        Text(
            id="{office} belum menjawab tentang “{title}” sampai batas yang Anda beri. Anda dapat"
            " menunggu atau menariknya kembali. Buka {link}.",
            en="{office} has not answered on “{title}” by the day that you gave. You can wait or"
            " take it back. Open {link}.",
        ),
    ),
    NOT_NEEDED: _notice(
        "progress",
        Text(id="Jawaban tidak diperlukan lagi: {number}", en="No answer needed: {number}"),
        Text(
            id="“{title}” di {area} sudah dilanjutkan, jadi jawaban Anda tidak diperlukan lagi."
            " Sekarang: {state}. Lihat {link}.",
            en="“{title}” in {area} has gone on, so your answer is no longer needed. Now: {state}."
            " See {link}.",
        ),
    ),
    PAUSED: _notice(
        "progress",
        Text(id="Batas waktu dijeda: {number}", en="The clock is stopped: {number}"),
        Text(
            id="Batas waktu “{title}” ({state}) dijeda sampai {due}: {reason}."
            " {words} {next_step} Lihat {link}.",
            en="The clock of “{title}” ({state}) is stopped until {due}: {reason}. {words}"
            " {next_step} See {link}.",
        ),
    ),
    RESUMED: _notice(
        "progress",
        Text(id="Batas waktu berjalan lagi: {number}", en="The clock goes on: {number}"),
        Text(
            id="Batas waktu “{title}” ({state}) berjalan lagi, dan jatuh pada {due}. Lihat {link}.",
            en="The clock of “{title}” ({state}) goes on. It is due {due}. See {link}.",
        ),
    ),
    MORE_ASKED: _notice(
        "task",
        Text(id="Perpanjangan waktu diminta: {number}", en="More time is asked for: {number}"),
        Text(
            id="{office} meminta perpanjangan waktu untuk “{title}” di {area} ({state}): {reason}."
            " {words} Putuskan paling lambat {due}. Buka {link}.",
            en="{office} asks for more time on “{title}” in {area} ({state}): {reason}. {words}"
            " Decide by {due}. Open {link}.",
        ),
    ),
    MORE_GRANTED: _notice(
        "task",
        Text(id="Waktu diperpanjang: {number}", en="More time is granted: {number}"),
        Text(
            id="{office} memperpanjang waktu untuk “{title}” di {area}. {words} Batas waktunya kini"
            " {due}. Buka {link}.",
            en="{office} granted more time on “{title}” in {area}. {words} It is now due {due}."
            " Open {link}.",
        ),
    ),
    MORE_REFUSED: _notice(
        "task",
        Text(id="Waktu tidak diperpanjang: {number}", en="No more time: {number}"),
        Text(
            id="{office} tidak memperpanjang waktu untuk “{title}” di {area}: {words} Batas"
            " waktunya tetap {due}. Buka {link}.",
            en="{office} granted no more time on “{title}” in {area}: {words} It is still due"
            " {due}. Open {link}.",
        ),
    ),
    MORE_TIME: _notice(
        "progress",
        Text(id="Batas waktu diperpanjang: {number}", en="More time was granted: {number}"),
        Text(
            id="Batas waktu “{title}” ({state}) diperpanjang sampai {due}: {reason}. Lihat {link}.",
            en="More time was granted on “{title}” ({state}), until {due}: {reason}. See {link}.",
        ),
    ),
    GOES_ON: _notice(
        "task",
        Text(id="Batas waktu Anda berjalan lagi: {number}", en="Your clock goes on: {number}"),
        Text(
            id="Jeda batas waktu “{title}” di {area} ({state}) sudah selesai. Batas waktunya kini"
            " {due}. Buka {link}.",
            en="The pause of “{title}” in {area} ({state}) is over. It is due {due}. Open {link}.",
        ),
    ),
}
