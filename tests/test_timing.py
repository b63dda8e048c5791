"""The measure of growth itself: it must let linear work pass and stop what grows faster."""

from timing import grows_with_length_alone


def test_work_on_each_piece_once_passes():
    assert grows_with_length_alone(lambda size: sum(range(size)), 1_000_000)


def test_work_on_each_pair_of_pieces_does_not():
    assert not grows_with_length_alone(lambda size: sum(range(size * size)), 1_000)
