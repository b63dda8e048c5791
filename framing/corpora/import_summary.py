"""Sum up an import's receipt in short lines: the total, the doubts, and what is not there."""

from __future__ import annotations

from typing import Any

from framing.reading.choice import DROPPED, KEPT, REPEATED

MOST_SHOWN = 10  # lines of one kind in the summary
COUNTED = ("No headline was found.",)  # notes that another line of the summary counts
LONGEST_NOTE = 400  # characters of what is told of a file; all of it is in the receipt


def summary(receipt: dict[str, Any]) -> list[str]:
    """Return short lines on what an import came to.

    Parameters
    ----------
    receipt
        The receipt (what became of each file, article and character), as `Account.as_dict` gives
        it.

    Returns
    -------
    list of str
        The first line gives the totals; doubts follow; what is not in the corpus is named at the
        end.
    """
    characters = receipt["characters"]
    aside = list(characters["set_aside"].items())
    lines = [
        f"{receipt['read']:,} articles of {receipt['expected']:,} expected are in the corpus, "
        f"from {plural(receipt['files'], 'file')}.",
        f"{characters['used']:,} of {characters['read']:,} characters are in the articles"
        + (f"; set aside: {first_few([f'{r} {n:,}' for r, n in aside])}." if aside else "."),
    ]
    lines += choice_lines(receipt)
    lines += file_name_lines(receipt.get("file_names", {}))
    lines += grouped_lines("Columns of", list(receipt["columns"].items()))[:MOST_SHOWN]
    lines += [*warning_lines(receipt), *missing_lines(receipt)]
    return lines


def warning_lines(receipt: dict[str, Any]) -> list[str]:
    """Return lines on what is unknown or damaged, from an import's receipt; none if nothing is.

    Dates, languages and renamed outlets are among them.
    """
    lines = []
    without = [(receipt[f"without_{what}"], what) for what in ("date", "outlet", "headline")]
    if any(n for n, _ in without):
        lines.append("Without " + ", ".join(f"{what}: {n:,}" for n, what in without if n) + ".")
    languages = receipt["languages"]
    if set(languages) - {"en"}:
        lines.append(
            "Languages: " + first_few([f"{name} {n:,}" for name, n in languages.items()]) + "."
        )
    if any(receipt["period"]):
        lines.append(f"Dates: {receipt['period'][0]} to {receipt['period'][1]}.")
    if renamed := receipt["outlets_renamed"]:
        lines.append(
            "Outlets renamed: "
            + first_few([f"{clipped(a)} → {clipped(b)}" for a, b in renamed.items()])
            + "."
        )
    damage = receipt["encoding"]
    if damage["articles"] or damage["quotation_marks_lost"]:
        lines.append(
            f"Encoding damage in {plural(damage['articles'], 'article')}: "
            f"{damage['lost_characters']:,} characters lost, {damage['encoded_twice']:,} places "
            f"encoded twice; quotation marks lost in {damage['quotation_marks_lost']:,}."
        )
    if receipt["duplicates"]:
        lines.append(f"With the same words as an earlier article: {receipt['duplicates']:,}.")
    if near := receipt["copies"].get("said"):
        lines.append(near)
    lines += note_lines(receipt["notes"])
    return lines + boilerplate_lines(receipt)


def choice_lines(receipt: dict[str, Any]) -> list[str]:
    """Return lines on what was set aside and could be kept, and on what the user chose to keep.

    They quote examples; none if nothing was set aside by choice.
    """
    lines = []
    for reason, one in receipt.get("passages", {}).items():
        if reason in KEPT | DROPPED:
            shown = "; ".join(f"“{clipped(words, 60)}”" for words in one["examples"])
            lines.append(f"Set aside as {reason}, {one['times']:,} times: {shown}.")
    if lines:
        lines.append("(--keep REASON leaves in the articles what is set aside for a reason.)")
    if receipt.get("keep"):
        lines.append(f"Not set aside, as you chose: {', '.join(receipt['keep'])}.")
    return lines


def boilerplate_lines(receipt: dict[str, Any]) -> list[str]:
    """Return lines on what many articles of an outlet have in common; none if it was taken out."""
    found = receipt["boilerplate"]
    if not found or REPEATED in receipt.get("drop", ()):
        return []
    lines = []
    for one in found[:5]:
        of = f" of {one['of']:,}" if "of" in one else ""
        outlet = f" of {clipped(one['outlet'])}" if one.get("outlet") else ""
        lines.append(
            f"Boilerplate? {one['articles']:,}{of} articles{outlet} have: {clipped(one['text'])}"
        )
    more = f", and {len(found) - 5:,} more in the receipt" if len(found) > 5 else ""
    lines.append(f'(--drop "{REPEATED}" takes such lines out{more}.)')
    return lines


def file_name_lines(names: dict[str, Any]) -> list[str]:
    """Return a list of one line on what was read from file names; empty if nothing was.

    The line gives the pattern, such as ``{outlet}_{date}``, whether it was guessed, and how many
    names fit it. ``names`` has the keys ``pattern``, ``given`` (by the user), ``fits`` and ``of``.
    """
    if not names.get("pattern", "").replace("{}", ""):
        return []  # there is none, or it is one that reads nothing
    how = "" if names["given"] else ", a guess that --names changes (--names {} reads nothing)"
    return [
        f"File names were read as {clipped(names['pattern'])}{how}: "
        f"{names['fits']:,} of {plural(names['of'], 'name')} fit."
    ]


def note_lines(notes: dict[str, int]) -> list[str]:
    """Return lines with the notes on files and articles, each with its number of times.

    ``notes`` gives how often each was made, the most frequent first.
    """
    entries = [(note, n) for note, n in notes.items() if note not in COUNTED]
    lines = [f"Note ({n:,}): {clipped(note, LONGEST_NOTE)}" for note, n in entries[:MOST_SHOWN]]
    if len(entries) > MOST_SHOWN:
        lines.append(f"... and {len(entries) - MOST_SHOWN:,} more notes, all in the receipt.")
    return lines


def missing_lines(receipt: dict[str, Any]) -> list[str]:
    """Return lines that name what is not in the corpus, from an import's receipt.

    There are twenty at most, and one that counts the rest.
    """
    lines = []
    for one in receipt["missing"]:
        titles = first_few([f"“{clipped(title, 60)}”" for title in one["titles"]], 5)
        lines.append(
            f"Missing: {one['source']} promises {one['expected']:,} articles and holds "
            f"{one['found']:,}" + (f"; not there: {titles}." if titles else ".")
        )
    lines += [
        f"Lost: {one['source']}, number {one['number']}: {one['why']}." for one in receipt["lost"]
    ]
    skipped = [(one["source"], one["why"]) for one in receipt["skipped"]]
    lines += grouped_lines("Not read:", [(s, why.removeprefix(f"{s}: ")) for s, why in skipped])
    if len(lines) > 2 * MOST_SHOWN:
        rest = len(lines) - 2 * MOST_SHOWN
        lines = [*lines[: 2 * MOST_SHOWN], f"... and {rest:,} more, all in the receipt."]
    return lines


def grouped_lines(lead: str, entries: list[tuple[str, str]]) -> list[str]:
    """Return a line for each statement, with the names of all files that it is made of.

    ``lead`` is how a line begins; ``entries`` are pairs of a file's name and the statement on it.

    Examples
    --------
    >>> grouped_lines("Not read:", [("a.pdf", "it is broken."), ("b.pdf", "it is broken.")])
    ['Not read: 2 files (a.pdf, b.pdf): it is broken.']
    """
    sources: dict[str, list[str]] = {}
    for source, what in entries:
        sources.setdefault(clipped(what, LONGEST_NOTE), []).append(source)
    return [
        f"{lead} {names[0]}: {what.rstrip('.')}."
        if len(names) == 1
        else f"{lead} {plural(len(names), 'file')} ({first_few(names, 3)}): {what.rstrip('.')}."
        for what, names in sources.items()
    ]


def first_few(words: list[str], most: int = MOST_SHOWN) -> str:
    """Return the first ``most`` words, joined by commas, and how many more there are.

    Examples
    --------
    >>> first_few(["a", "b", "c"], 2)
    'a, b, and 1 more'
    """
    rest = len(words) - most
    return ", ".join(clipped(one, 200) for one in words[:most]) + (
        f", and {rest:,} more" if rest > 0 else ""
    )


def plural(n: int, noun: str) -> str:
    """Return a number with its noun, which gets an "s" unless the number is 1.

    Examples
    --------
    >>> plural(1, "file"), plural(2000, "file")
    ('1 file', '2,000 files')
    """
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def clipped(text: str, width: int = 90) -> str:
    """Return a text as one line, shortened to ``width`` characters."""
    line = " ".join(text[: 4 * width].split())
    return line if len(line) <= width else f"{line[: width - 1]}…"
