"""Pictures by matplotlib: drawing makes them, and each other file is of one subject."""
