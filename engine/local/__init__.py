"""What a machine with only python3 and make needs: set-up, local servers, supervisor.

Imports `config` only. Nothing here knows cases, definitions or pages.
"""
