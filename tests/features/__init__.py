"""Every feature of docs/features.toml with its check."""
