"""Proofs: checks that need more than the document (the offices of a day, the calendar).

Pure functions that give findings. Never here: rows, pages, the clock.
"""
