"""The ways out of the office: mail, gateways by HTTP, and what apprise speaks; one interface.

Each is called with one message and raises NotNow, Away, Never or Tired of service/delivering.py.
Never here: which message goes to whom, or when it is tried again.
"""
