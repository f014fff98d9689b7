"""Measures the engine beside hand-written code of the same step, in one run, as ratios.

Never imported by the rooms that it measures.
"""
