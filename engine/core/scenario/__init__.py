"""Scenarios: examples of how a case goes, beside each workflow, played on the pure core."""
