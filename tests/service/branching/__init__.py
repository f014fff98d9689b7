"""Cases that open cases, on a real database."""
