"""Floor 3: one use case = one transaction (load, decide, append, outbox, commit).

Every function takes the desk first and `now` by parameter. Never here: pages, queues, SQL.
"""
