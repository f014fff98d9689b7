"""The plain task page that our own is measured beside (`make bench`): models, one view, a template,
as most people write them with Flask-SQLAlchemy and Flask-Login. No part of the product uses it."""
