"""Invented articles in the layouts of news databases' exports, for tests."""

from __future__ import annotations

import datetime as dt
import textwrap
from html import escape
from typing import NamedTuple


class Story(NamedTuple):
    """An invented article."""

    title: str
    outlet: str
    day: dt.date
    author: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join([self.title, *self.paragraphs])

    @property
    def words(self) -> int:
        return len(" ".join(self.paragraphs).split())


STORIES = (
    Story(
        "Harbour plan divides Odmoor",
        "The Odmoor Examiner",
        dt.date(2019, 6, 3),
        "Ana Ruiz",
        (
            "ODMOOR: The council approved the harbour plan on Monday after a debate that lasted "
            "nine hours and ended with shouting on the stairs of the old town hall.",
            "“We were not asked,” said Ivo Brandt, who runs the ferry across the bay.",
            "The council wants a new quay by 2021. Copyright in the drawings is disputed.",
        ),
    ),
    Story(
        "Fleet stays in port, again",
        "The Salt Post (Brackwater)",
        dt.date(2019, 6, 14),
        "Pieter Vass",
        (
            "Nobody went out on Friday. The ice house has been empty for a week, and the union "
            "says that the boats will stay until the county has answered its letter of March.",
            "“No.”",
            "That was all the mayor had to say.",
        ),
    ),
    Story(
        "Ferry to run on Sundays: “a good day for all”",
        "Brackwater Evening News",
        dt.date(2019, 7, 1),
        "Mira Holt",
        (
            "The ferry will run on Sundays from July, its owners said in a letter to the council.",
            "The last Sunday boat left the town quay in 1974, when the road bridge was opened and "
            "the old steamer was sold to a breaker in the south.",
        ),
    ),
)
SORRY = "We are sorry but there is an error in this document and it is not possible to display it."


def us_date(day: dt.date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def nexis_article(story: Story) -> list[str]:
    """One article of the present layout, paragraph by paragraph."""
    return [
        story.title,
        story.outlet,
        f"{us_date(story.day)} {story.day:%A} 10:15 AM GMT",
        f"Copyright 2019 {story.outlet} All Rights Reserved",
        "Section:\u00a0NEWS; Pg. 3",
        f"Length:\u00a0{story.words} words",
        f"Byline:\u00a0{story.author}",
        "Body",
        *story.paragraphs,
        "Graphic",
        "Boats in the harbour.",
        "Classification",
        "Language:\u00a0ENGLISH",
        "Publication-Type:\u00a0Newspaper",
        "Subject:\u00a0HARBORS & PORTS (90%)",
        f"Load-Date:\u00a0{us_date(story.day + dt.timedelta(1))}",
        "End of Document",
    ]


class Interface(NamedTuple):
    """What the website calls the parts of an article in a language of its own."""

    date: str
    rights: str
    section: str
    length: str
    words: str
    author: str
    body: str
    tail: str
    language: str
    loaded: str
    end: str


INTERFACES = {
    "German": Interface(
        *("3. Juni 2019 Montag", "Alle Rechte vorbehalten", "Rubrik", "Länge", "Wörter", "Autor"),
        *("Body", "Klassifizierung", "Sprache", "Update", "Ende des Dokuments"),
    ),
    "French": Interface(
        *("lundi 3 juin 2019", "Tous droits réservés", "Rubrique", "Longueur", "mots", "Auteur"),
        *("Texte intégral", "Classification", "Langue", "Date de chargement", "Fin du document"),
    ),
    "Spanish": Interface(
        *("3 de junio de 2019 lunes", "Todos los derechos reservados", "Sección", "Longitud"),
        *("palabras", "Autor", "Cuerpo", "Clasificación", "Idioma", "Fecha de carga"),
        "Fin del documento",
    ),
    "Dutch": Interface(
        *("maandag 3 juni 2019", "Alle rechten voorbehouden", "Rubriek", "Lengte", "woorden"),
        *("Auteur", "Tekst", "Classificatie", "Taal", "Laaddatum", "Einde van het document"),
    ),
    "Italian": Interface(
        *("lunedì 3 giugno 2019", "Tutti i diritti riservati", "Sezione", "Lunghezza", "parole"),
        *("Autore", "Testo", "Classificazione", "Lingua", "Data di caricamento"),
        "Fine del documento",
    ),
    "Polish": Interface(  # one that is not known
        *("poniedziałek 3 czerwca 2019", "Wszelkie prawa zastrzeżone", "Dział", "Długość"),
        *("słów", "Autor", "Treść", "Klasyfikacja", "Język", "Załadowano", "Koniec dokumentu"),
    ),
}


def nexis_abroad(stories, interface: Interface) -> list[str]:
    """Articles of the present layout, the website set to another language; all of one day."""
    one = interface
    lines = []
    for story in stories:
        lines += [story.title, story.outlet, one.date, f"Copyright 2019 Odmoor Press {one.rights}"]
        lines += [f"{one.section}: NEWS; Pg. 3", f"{one.length}: {story.words} {one.words}"]
        lines += [f"{one.author}: {story.author}", one.body, *story.paragraphs, one.tail]
        lines += [f"{one.language}: ENGLISH", f"{one.loaded}: 2019-06-04", one.end]
    return lines


def nexis_cover(titles: list[str]) -> list[str]:
    """The cover of a batch: the job, the list of titles, the search."""
    return [
        "Date and Time: Monday, 6 May 2024 10:00:00 o'clock BST",
        "Job Number: 223344",
        f"Documents ({len(titles)})",
        *(f"{number}. {title}" for number, title in enumerate(titles, start=1)),
        "Client/Matter: -None-",
        "Search Terms: harbour AND council",
        "Search Type: Terms and Connectors",
        "Narrowed by:",
        "Content Type   Narrowed by",
        "News   Timeline: Jan 01, 2019 to Dec 31, 2019",
    ]


def nexis_before(stories=STORIES, *, first_numbered: bool = True, doubled: bool = False) -> str:
    """The former layout: wrapped lines, labels in capitals."""
    lines = ["", "Download Request: Selected Items: 1-3"]
    lines += ["Time Of Request: Friday, March 20, 2018  16:51:31", "", "Terms: (harbour)", "", ""]
    for number, story in enumerate(stories, start=1):
        if number > 1 or first_numbered:
            lines += [f"{number} of {len(stories)} DOCUMENTS".center(78), "", ""]
        lines += [story.outlet.center(78), ""]
        lines += [f"{us_date(story.day)} {story.day:%A}".center(78), "Edition 1;".center(78), ""]
        lines += [story.title, "", f"BYLINE: {story.author}", "", "SECTION: NEWS; Pg. 3", ""]
        lines += [f"LENGTH: {story.words} words", "", ""]
        for paragraph in story.paragraphs:
            lines += [*textwrap.wrap(paragraph, 78), ""]
        lines += [f"LOAD-DATE: {us_date(story.day)}", "", "LANGUAGE: ENGLISH", ""]
        lines += ["PUBLICATION-TYPE: Newspaper", "", "", "Copyright 2019 Odmoor Press".center(78)]
        lines += ["All Rights Reserved".center(78), ""]
    return ("\n\n" if doubled else "\n").join(lines)


def factiva_fields(story: Story, number: int) -> list[tuple[str, list[str]]]:
    """The fields of an article by their codes."""
    day = f"{story.day.day} {story.day:%B} {story.day.year}"
    return [
        ("SE", ["News"]),
        ("HD", [story.title]),
        ("BY", [f"By {story.author}"]),
        ("WC", [f"{story.words} words"]),
        ("PD", [day]),
        ("ET", ["10:15"]),
        ("SN", [story.outlet]),
        ("SC", ["ODEX"]),
        ("LA", ["English"]),
        ("CY", ["(c) 2019 Odmoor Press. All rights reserved."]),
        ("LP", list(story.paragraphs[:1])),
        ("TD", list(story.paragraphs[1:])),
        ("NS", ["gports : Harbours | gcat : Political/General News"]),
        ("AN", [f"Document ODEX00002019{number:04d}ef6300{number:03d}"]),
    ]


PAGE = "<!doctype html><html><head><title>Factiva</title></head><body>{}</body></html>"


def factiva_html(stories=STORIES, *, codes: bool = True) -> str:
    """Factiva's page, with field codes or in the format of an article."""
    out = []
    for number, story in enumerate(stories, start=1):
        fields = factiva_fields(story, number)
        if codes:
            rows = [
                f"<tr><td><b>{code}</b></td><td>{paragraphs(words)}</td></tr>"
                for code, words in fields
            ]
            out.append(f'<div class="article enArticle"><table>{"".join(rows)}</table></div>')
        else:
            head = [words[0] for code, words in fields if code not in ("LP", "TD", "NS", "AN")]
            blocks = [f"<div>{escape(line)}</div>" for line in head]
            blocks += [paragraphs(story.paragraphs), f"<p>{fields[-1][1][0]}</p>"]
            out.append(f'<div class="article enArticle">{"".join(blocks)}</div>')
    summary = "<table><tr><td>Results Found</td><td>1,234</td></tr></table>"
    return PAGE.format("".join(out) + summary)


def paragraphs(words) -> str:
    return "".join(f'<p class="articleParagraph">{escape(one)}</p>' for one in words)


def factiva_rtf(stories=STORIES, *, codes: bool = True) -> list[str]:
    """Factiva's Rich Text, paragraph by paragraph; striprtf writes its cells with bars."""
    out = []
    for number, story in enumerate(stories, start=1):
        out.append(f"Page {number} of 9 © 2019 Factiva, Inc. All rights reserved.")
        for code, words in factiva_fields(story, number):
            if codes:
                out += [f"{code}|{words[0]}|" if len(words) == 1 else f"{code}|{words[0]}"]
                out += [*words[1:-1], f"{words[-1]}|"] if len(words) > 1 else []
            elif code != "NS":
                out += words
    return out


def proquest_fields(story: Story, number: int, total: int) -> list[str]:
    """An article of ProQuest's text."""
    last, first = story.author.split()[::-1]
    day = f"{story.day:%b} {story.day.day}, {story.day.year}"
    return [
        f"Document {number} of {total}",
        story.title,
        f"Author: {last}, {first}",
        f"Publication info: {story.outlet} ; Odmoor [Odmoor]{day}: 3.",
        "ProQuest document link",
        "Abstract: The story in short.",
        "Links: Check for full text",
        f"Full text: {story.paragraphs[0]}",
        *story.paragraphs[1:],
        "Subject: Harbors; Municipal government",
        "Location: Odmoor",
        f"Publication title: {story.outlet}",
        "Pages: 3",
        "Publication year: 2019",
        f"Publication date: {day}",
        "Section: News",
        "Publisher: Odmoor Press",
        "Source type: Newspapers",
        "Language of publication: English",
        "Document type: News",
        f"ProQuest document ID: 22{number}",
        f"Document URL: https://search.example.org/docview/22{number}",
        "Copyright: Copyright Odmoor Press 2019",
        "Database: Invented Newsstream",
    ]


def proquest_text(stories=STORIES) -> str:
    """ProQuest's text: a list, then the articles, parted by lines."""
    rule = "_" * 60
    lines = [rule, "Report Information from ProQuest", "3 August 2019 10:15", rule]
    lines += ["TABLE OF CONTENTS", *(f"{i}. {s.title}" for i, s in enumerate(stories, start=1))]
    for number, story in enumerate(stories, start=1):
        lines += [rule, *proquest_fields(story, number, len(stories))]
    lines += [rule, "Contact us at: http://www.example.org/support Copyright © 2019 ProQuest LLC."]
    return "\n\n".join(lines) + "\n"


def proquest_html(stories=STORIES) -> str:
    """ProQuest's page: labels in bold, nothing between the articles but a rule."""
    out = []
    for number, story in enumerate(stories, start=1):
        lines = proquest_fields(story, number, len(stories))[1:]
        blocks = []
        for line in lines:
            label, colon, rest = line.partition(": ")
            bold = colon and len(label) < 30 and line not in (story.title, *story.paragraphs)
            if bold and label == "Full text":
                inner = f"<strong>Full text: </strong><text><p>{escape(rest)}</p>"
                inner += "".join(f"<p>{escape(p)}</p>" for p in story.paragraphs[1:])
                blocks.append(f"<div>{inner}</text></div>")
            elif line not in story.paragraphs[1:]:
                words = f"<strong>{label}: </strong>{escape(rest)}" if bold else escape(line)
                blocks.append(f"<p>{words}</p>")
        out.append(f'<div style="border-bottom:2px solid"><a name="DocID_{number}"></a>')
        out.append("".join(blocks) + "</div>")
    return f"<html><head><title>ProQuest</title></head><body>{''.join(out)}</body></html>"
