"""The nouns: frozen values that say what a role is, and nothing of files or formats."""
