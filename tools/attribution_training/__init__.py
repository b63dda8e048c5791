"""Parts of ``train_attribution.py``."""
