"""Moving cases to another version, on a real database."""
