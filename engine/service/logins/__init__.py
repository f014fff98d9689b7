"""Logins: how a person proves to be that person, and sessions that can be ended.

passwords (hash and refuse weak ones), entering (sign in), sessions, slips (invitation, counter
reset), first (the first secretariat). Never here: what a person may do with a case.
"""
