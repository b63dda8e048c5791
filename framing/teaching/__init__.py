"""Exercises for a class: made from articles, answered on paper or screen, and graded."""
