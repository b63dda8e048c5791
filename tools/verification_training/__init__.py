"""Parts of ``train_verification.py``."""
