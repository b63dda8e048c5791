"""Fair comparison: articles are the sampling unit, and every number comes with its counts."""
