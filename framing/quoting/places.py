"""Names of places that speak as governments do, and adjectives made from places and creeds."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from framing.quoting.lists import words

DATA = "demonyms.tsv"
DEMONYMS = words(
    "russian american ukrainian iranian syrian italian german european australian canadian "
    "egyptian palestinian israeli iraqi saudi pakistani afghan korean african indian british "
    "french turkish "
    "chinese japanese spanish irish scottish english welsh dutch greek polish swedish danish "
    "norwegian finnish swiss austrian hungarian mexican brazilian islamic muslim christian jewish "
    "democratic republican conservative liberal western eastern northern southern arab kurdish "
    "libyan tunisian moroccan lebanese jordanian yemeni somali nigerian kenyan soviet asian"
)
PLACES = words(
    "russia china iran iraq syria turkey israel egypt libya yemen britain england scotland "
    "wales ireland france germany spain italy greece poland ukraine hungary austria "
    "netherlands belgium denmark sweden norway finland canada mexico brazil argentina chile "
    "japan india pakistan afghanistan bangladesh indonesia malaysia philippines thailand "
    "vietnam australia qatar jordan lebanon tunisia algeria morocco sudan somalia kenya "
    "nigeria ethiopia uganda ghana washington moscow beijing london paris berlin brussels "
    "ankara tehran damascus baghdad cairo pyongyang seoul tokyo delhi kiev kyiv dublin "
    "belfast edinburgh vienna warsaw budapest athens rome madrid geneva riyadh doha jerusalem "
    "gaza hamas hezbollah fatah kremlin pentagon nato isis isil daesh eu un uk us usa labour "
    "tesla uber boeing airbus samsung reuters interfax tass xinhua bbc cnn nbc abc cbs sky "
    "texas california florida ohio arizona alabama indiana oklahoma nebraska colorado "
    "congress parliament unicef oxfam greenpeace amnesty vatican taliban"
)


@cache
def countries() -> frozenset[str]:
    """Names of countries and their capitals that are one word, in small letters.

    Examples
    --------
    >>> "gambia" in countries(), "banjul" in countries(), "banju" in countries()
    (True, True, False)
    """
    text = (files("framing") / "data" / DATA).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    names = (
        name
        for row in rows
        for cell in (row["term"], row["also"], row["seats"])
        for name in cell.split(";")
    )
    return frozenset(name.lower() for name in names if name and " " not in name)
