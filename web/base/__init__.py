"""What every page stands on: headers, words, formats, sessions, forms, errors, hashed files."""
