"""Career paths: roles as nodes, moves as edges, and what each step pays and asks."""
