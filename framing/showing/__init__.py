"""What a reader sees: the annotated article, sentences, pictures and the page."""
