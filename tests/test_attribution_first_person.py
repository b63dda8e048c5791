"""I and we in a quotation are its speaker."""

from framing import Article, analyze


def test_i_and_we_are_the_speaker_and_the_agent():
    text = "“I ordered the raid and we arrested nine dockers,” Anna Berg said. I wept."
    evidence = analyze([Article(id="a", text=text)], ["actor", "agency"]).evidence
    rows = evidence[(evidence["marker"] == "actor") & (evidence["actor"] == "Anna Berg")]
    assert rows["text"].tolist() == ["I", "we", "Anna Berg"]
    arrest = evidence[evidence["text"] == "arrested"]
    assert arrest["actor"].tolist() == ["Anna Berg"]
