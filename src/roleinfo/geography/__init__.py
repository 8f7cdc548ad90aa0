"""Which area of the published figures a place as people write it lies in."""
