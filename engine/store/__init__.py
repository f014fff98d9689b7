"""REMEMBERS: rows <-> values, queries, migrations. No rule about what may happen lives here."""
