"""Speed and memory beside the alternatives; quality on public data. Ratios, not absolute times."""
