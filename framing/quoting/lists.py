"""Closed word lists, written as plain text."""


def words(text: str) -> frozenset[str]:
    """The words of a text as a set.

    Examples
    --------
    >>> sorted(words("and but or"))
    ['and', 'but', 'or']
    """
    return frozenset(text.split())
