"""CHECKS what a trial left, by SQL and arithmetic of its own: nothing of the engine is imported.

So that a mistake of the engine cannot hide behind itself. Each check gives a line for everything
that is wrong, and is itself broken on purpose in the tests.
"""
