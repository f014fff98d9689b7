"""PLAYS a whole cycle on the real engine: many actors, a moved clock, every step counted.

Knows no workflow by name: what to do is read from the offers, what to answer from the fields.
"""
