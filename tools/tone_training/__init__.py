"""Parts of ``train_actor_sentiment.py``."""
