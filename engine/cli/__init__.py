"""The command line: asks and shows. Each subcommand is one small module."""
