"""What delivers: relay, mail, deadlines, on RQ. PostgreSQL is the truth, Redis a hint."""
