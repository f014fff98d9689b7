"""TRIES the whole product by faults: kills, restarts, jumps of the clock; then counts everything.

Real processes on servers of their own; what was asked and answered is written down outside the
database, and compared with what the database holds. `checks/` shares no code with the engine.
"""
