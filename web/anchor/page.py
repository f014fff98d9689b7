"""The plain application around the one page: log in by the session's row, tasks by ORM, paginate().

What a competent developer does in an afternoon: eager loading where a loop would ask again, one
query for each thing that the page shows. What our page does and this one leaves out is to its
favour: delegations, working days, a second language, words of a definition, security headers.
"""

import datetime as dt
import gc
import hashlib
import os
from pathlib import Path

from flask import Flask, render_template, request
from flask_login import LoginManager, current_user, login_required
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from config.settings import Settings
from web.anchor.models import (
    Area,
    Case,
    Delivery,
    Member,
    Office,
    Organisation,
    Person,
    SavedView,
    Task,
    Term,
    WebSession,
    Workflow,
    db,
)
from web.base.token import COOKIE

LINES = 25
IDLE = dt.timedelta(hours=12)
SOON = dt.timedelta(days=2)
PHASES = {"review": "Review", "end": "End"}
STATES = {"left": "left", "right": "right"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
DAYS = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")


def plain() -> Flask:
    """The application, ready for a web server that forks after this."""
    root = Path(__file__).parents[2]
    settings = Settings.from_environment(os.environ, root)
    app = Flask(__name__, template_folder=str(root / "web" / "templates"), static_folder=None)
    app.config.update(SECRET_KEY=settings.secret_key, SQLALCHEMY_DATABASE_URI=settings.database_url)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    db.init_app(app)
    CSRFProtect(app)
    logins = LoginManager(app)
    logins.request_loader(lambda _: logged_in())
    app.add_template_filter(short_day)
    app.context_processor(lambda: {"unread": unread()})
    app.add_url_rule("/tugas", "tasks", tasks)
    gc.collect()
    gc.freeze()  # as wsgi.py does
    return app


def logged_in() -> Person | None:
    """The person of a living session."""
    digest = hashlib.sha256(request.cookies.get(COOKIE, "").encode()).hexdigest()
    found = db.session.scalar(
        select(WebSession)
        .where(WebSession.token_hash == digest)
        .options(
            joinedload(WebSession.person).joinedload(Person.membership).joinedload(Member.tenant)
        )
    )
    now = dt.datetime.now(dt.UTC)
    if found is None or found.ends_at <= now or found.seen_at + IDLE <= now:
        return None
    return found.person


def unread() -> int:
    """Letters that the reader has not opened yet."""
    if not current_user.is_authenticated:
        return 0
    return Delivery.query.filter_by(
        tenant_id=current_user.membership.tenant_id,
        person_id=current_user.id,
        channel="page",
        read_at=None,
    ).count()


@login_required
def tasks() -> str:
    """The tasks of the reader's offices by due date, a page at a time."""
    now = dt.datetime.now(dt.UTC)
    tenant = current_user.membership.tenant_id
    offices = offices_of(current_user.id, now.date())
    queues = [f"person:{current_user.id}", *(q for office in offices for q in office.queues)]
    shared = any(term.person_id != current_user.id for office in offices for term in office.terms)
    query = filtered(
        select(Task)
        .where(Task.tenant_id == tenant, Task.queue.in_(queues), Task.closed_at.is_(None))
        .options(
            joinedload(Task.case),
            joinedload(Task.area).joinedload(Area.parent),
            joinedload(Task.taker),
        )
        .order_by(Task.due_at, Task.id),
        now,
    )
    mine = SavedView.query.filter_by(tenant_id=tenant, person_id=current_user.id)
    covered = [one.area for office in offices for one in office.organisation.areas]
    return render_template(
        "anchor/tasks.html",
        page=db.paginate(query, per_page=LINES),
        offices={queue: office.name for office in offices for queue in office.queues},
        views=mine.order_by(SavedView.sort).all(),
        workflows=Workflow.query.filter_by(tenant_id=tenant).order_by(Workflow.key).all(),
        within=Area.query.filter(Area.parent_code.in_(covered)).order_by(Area.name).all(),
        phases=PHASES,
        states=STATES,
        shared=shared,
        now=now,
        soon=now + SOON,
    )


def offices_of(person: int, today: dt.date) -> list[Office]:
    """The offices that a person holds today, with everything that their queues are called by."""
    held = (
        select(Office)
        .join(Term)
        .where(
            Term.person_id == person,
            Term.from_on <= today,
            or_(Term.until_on.is_(None), Term.until_on >= today),
        )
        .options(
            joinedload(Office.organisation).selectinload(Organisation.areas),
            selectinload(Office.terms),
        )
    )
    return list(db.session.scalars(held).unique())


def filtered(query: Select[Task], now: dt.datetime) -> Select[Task]:
    """The query with what the reader asked for."""
    asked = request.args
    if asked.get("alur"):
        query = query.where(Task.workflow == asked["alur"])
    if asked.get("fase"):
        query = query.where(Task.phase == asked["fase"])
    if asked.get("wilayah"):
        query = query.where(Task.area_code.startswith(asked["wilayah"], autoescape=True))
    if asked.get("lewat"):
        query = query.where(Task.due_at <= now)
    if asked.get("cari"):
        query = query.where(Task.case.has(Case.title.icontains(asked["cari"], autoescape=True)))
    return query


def short_day(moment: dt.datetime) -> str:
    """`Sen, 18 Jan 2027`."""
    return f"{DAYS[moment.weekday()]}, {moment.day} {MONTHS[moment.month - 1]} {moment.year}"
