"""Compare articles, outlets and corpora; articles are the sampling unit of every interval.

Words of this package: a *marker* finds one kind of thing in a text (loaded words, hedges), a *mark*
or *finding* is one such stretch, a *kind* is a marker with one of its categories, and the
*evidence* is the table of all marks. A *voice* says whose words a stretch is: ``writer``,
``reported`` (a source's, without quotation marks), ``quoted`` (in them) or ``headline``. A *side*
of a comparison, the subject (an article or several) or the reference (a corpus), is a
`Reference`: the tables of measured articles, without their texts.
"""
