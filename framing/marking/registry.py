"""List the markers: built-in ones and those that other packages register."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from framing.marking.dictionary import dictionary
from framing.marking.dictionary_files import READERS
from framing.marking.marker import Marker

# Module and name of each built-in marker, in the order in which reports show them.
BUILT_IN = (
    ("framing.marking.quotation", "QUOTATION"),
    ("framing.marking.loaded", "LOADED"),
    ("framing.marking.stance", "STANCE"),
    ("framing.marking.sources", "SOURCES"),
    ("framing.marking.actor", "ACTOR"),
    ("framing.marking.agency", "AGENCY"),
    ("framing.marking.naming", "NAMING"),
    ("framing.marking.sentiment", "SENTIMENT"),
    ("framing.marking.difficulty", "DIFFICULTY"),
)
GROUP = "framing.markers"


def markers(names: Iterable[str | Marker] | str | Marker | None = None) -> tuple[Marker, ...]:
    """Return the markers with these names, in this order; all of them by default.

    Parameters
    ----------
    names
        Names, markers themselves (which need not be registered), or paths of dictionary files.

    Raises
    ------
    TypeError
        If something is neither a name nor a marker.
    ValueError
        If a name is unknown; the message lists the known ones.

    Examples
    --------
    >>> [marker.name for marker in markers(["loaded", "stance"])]
    ['loaded', 'stance']
    """
    if names is None:
        return tuple(_known().values())
    wanted = list(names) if isinstance(names, Iterable) and not isinstance(names, str) else [names]
    wrong = [name for name in wanted if not isinstance(name, str | Marker)]
    if wrong:
        raise TypeError(f"A marker is a name or a Marker, not {wrong[0]!r}.")
    return tuple(name if isinstance(name, Marker) else _named(name) for name in wanted)


def distinct(names: Iterable[str | Marker] | str | Marker | None) -> tuple[Marker, ...]:
    """Return the markers, each once, even if it is named twice.

    Raises
    ------
    ValueError
        If a name is unknown, or two markers have the same one.
    """
    chosen: dict[str, Marker] = {}
    for marker in markers(names):
        known = chosen.setdefault(marker.name, marker)
        if known is not marker and known.version != marker.version:
            raise ValueError(f"Two markers have the name {marker.name!r}; give each its own.")
    return tuple(chosen.values())


def built_in(marker: Marker) -> bool:
    """Return whether a marker is one of ours, and not another's with the same name."""
    known = {name.lower(): (module, name) for module, name in BUILT_IN}
    place = known.get(marker.name)
    return place is not None and marker is getattr(import_module(place[0]), place[1])


def unloaded() -> tuple[str, ...]:
    """Return a sentence for each plug-in that could not be loaded, with the reason."""
    return tuple(message for _, message in _plugins() if message)


def _named(name: str) -> Marker:
    known = _known()
    if name not in known:
        if Path(name).suffix.lower() in READERS:
            return dictionary(name)
        raise ValueError(f"There is no marker {name!r}. The markers are: {', '.join(known)}.")
    return known[name]


@cache
def _known() -> dict[str, Marker]:
    known = {}
    for module, name in BUILT_IN:
        marker: Marker = getattr(import_module(module), name)
        known[marker.name] = marker
    for plugin, message in _plugins():
        if message:
            warnings.warn(message, stacklevel=2)
        elif plugin is not None:
            known.setdefault(plugin.name, plugin)
    return known


@cache
def _plugins() -> tuple[tuple[Marker | None, str], ...]:
    points = sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))
    return tuple(_load(point) for point in points)


def _load(point: EntryPoint) -> tuple[Marker | None, str]:
    origin = f"{point.dist.name} {point.dist.version}" if point.dist else point.value
    try:
        loaded = point.load()
    except Exception as error:  # whatever a stranger's module raises must not stop the others
        return None, f"Marker {point.name!r} of {origin} was left out: {error!r}."
    if not isinstance(loaded, Marker):
        return None, f"Marker {point.name!r} of {origin} was left out: it is no Marker."
    if loaded.name in {name.lower() for _, name in BUILT_IN}:
        return None, f"Marker {point.name!r} of {origin} was left out: {loaded.name!r} is built in."
    return loaded, ""
