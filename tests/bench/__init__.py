"""The bench measures work that was really done."""
