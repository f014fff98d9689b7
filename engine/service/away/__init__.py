"""Who is away, who acts in whose place, and whether somebody is left: absences, delegations,
coverage. Never here: what of a case may be delegated (core/delegating.py), terms of office."""
