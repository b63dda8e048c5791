"""Write what a reader sees: the article with its marks, sentences, pictures and pages."""
