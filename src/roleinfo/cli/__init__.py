"""The edge of the command line: one file a command; it parses and prints, the library does the work."""
