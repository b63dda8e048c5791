"""What tests of pictures share: how large their words are where the screen is smallest."""

from matplotlib.text import Text

COLUMN = 350  # pixels that a picture gets on a telephone 390 wide
READABLE = 11


def smallest_on_a_phone(axes):
    """Give the height of the smallest text of a picture, in pixels of a telephone."""
    figure = axes.figure
    shown = [text for text in figure.findobj(Text) if text.get_text() and text.get_visible()]
    across = figure.get_size_inches()[0] * 72
    return min(text.get_fontsize() for text in shown) * COLUMN / across
