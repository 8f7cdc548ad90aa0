"""Comparisons: what two roles share, how far their figures lie apart, and what may not be compared."""
