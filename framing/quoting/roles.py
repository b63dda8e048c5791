"""What somebody may be called instead of by name, once the name is known."""

from __future__ import annotations

from framing.quoting.lists import words

GENERIC = words(
    "official politician diplomat lawmaker leader minister senator actor actress singer star "
    "man woman spokesman spokeswoman spokesperson lawyer expert scientist "
    "author analyst player manager coach judge general president premier congressman "
    "congresswoman representative governor mayor secretary ambassador director chairman "
    "writer journalist businessman billionaire candidate veteran professor researcher "
    "economist chief speaker boss teenager student teacher officer commander envoy chancellor "
    "activist campaigner mp executive executive politician legislator republican democrat "
    "nominee founder owner hopeful contender frontrunner incumbent mogul tycoon rapper"
)
ANYONE = words(
    "official politician diplomat lawmaker leader republican democrat actor actress singer "
    "star man woman politician legislator expert executive businessman billionaire mp "
    "teenager"
)
OFFICES = words(
    "minister president secretary general judge chancellor premier chief mayor governor director "
    "commander officer commissioner"
)
SINCE = words("former retired ex late outgoing veteran then")
