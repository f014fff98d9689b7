"""Relay, mail, clock and deadlines on real PostgreSQL, Valkey and SMTP."""
