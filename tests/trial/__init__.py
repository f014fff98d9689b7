"""The fault proof: small trials, and every check broken on purpose."""
