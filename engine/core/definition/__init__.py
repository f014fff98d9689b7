"""The definition language: what a workflow is, how it is read, checked and compiled."""
