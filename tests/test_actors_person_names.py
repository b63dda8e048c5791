"""Names are taken apart, and two that can be one person's are known."""

import pytest

from framing.actors.person_names import name_parts, name_words, one_person


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Donald J. Trump", "Donald Trump", True),
        ("D. Trump", "Donald Trump", True),
        ("Mike Pence", "Michael Pence", True),
        ("Barack Hussein Obama", "Barack Obama", True),
        ("José Álvarez", "Jose Alvarez", True),
        ("Omar al-Hadi", "Omar Al-Hadi", True),
        ("Donald Trump Jr.", "Donald Trump", False),
        ("Laura Bush", "George Bush", False),
        ("John D. Smith", "John F. Smith", False),
        ("Anna Berg", "Anna Holm", False),
    ],
)
def test_full_names_of_one_person(one, other, same):
    assert one_person(name_parts(one), name_parts(other)) is same


@pytest.mark.parametrize("scrap", ["Al-", "-", ".", "van", "el-", "A."])
def test_scrap_of_a_name_still_has_a_part_to_compare(scrap):
    assert name_words(scrap)
