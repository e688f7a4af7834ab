"""An SVG of time and memory against the size of the corpus, both axes logarithmic: a straight diagonal is linear growth."""

import math
from fractions import Fraction
from html import escape

COLOURS = ["#c1121f", "#f4722b", "#1f6fb2", "#2a9d5c", "#7fbf3f", "#7b4fb5", "#b58bd9", "#8a6d3b", "#4d9aa8", "#888888"]
PANEL_WIDTH, PANEL_HEIGHT, MARGIN_LEFT, MARGIN_TOP, GAP, LEGEND = 380, 300, 64, 40, 84, 280


def growth(rows):
    """The rows are those of summary.csv."""
    engines = list(dict.fromkeys(row["engine"] for row in rows))
    colours = {engine: COLOURS[n % len(COLOURS)] for n, engine in enumerate(engines)}
    width = MARGIN_LEFT + 2 * PANEL_WIDTH + GAP + LEGEND
    height = MARGIN_TOP + PANEL_HEIGHT + 54
    body = panel(rows, "wall_s", "seconds", "Time to a durable index", MARGIN_LEFT, colours)
    body += panel(rows, "peak_mb", "MB", "Peak memory", MARGIN_LEFT + PANEL_WIDTH + GAP, colours)
    body += legend(colours, MARGIN_LEFT + 2 * PANEL_WIDTH + GAP + 24)
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="system-ui, sans-serif" font-size="12">',
        "<title>Time and peak memory of indexing against corpus size</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>', *body, "</svg>", ""])


def panel(rows, key, unit, title, left, colours):
    points = [row for row in rows if row[key] > 0 and row["megabytes"] > 0]
    x = scale([row["megabytes"] for row in points], left, left + PANEL_WIDTH)
    y = scale([row[key] for row in points], MARGIN_TOP + PANEL_HEIGHT, MARGIN_TOP)
    bottom = MARGIN_TOP + PANEL_HEIGHT
    shapes = [text(left, MARGIN_TOP - 14, title, 'font-weight="600" font-size="14"')]
    for value in ticks([row[key] for row in points]):
        shapes.append(f'<line x1="{left}" x2="{left + PANEL_WIDTH}" y1="{y(value):.1f}" y2="{y(value):.1f}" stroke="#dddddd"/>')
        shapes.append(text(left - 8, y(value) + 4, f"{value:g}", 'text-anchor="end" fill="#555555"'))
    for value in sorted({row["megabytes"] for row in points}):
        shapes.append(f'<line x1="{x(value):.1f}" x2="{x(value):.1f}" y1="{bottom}" y2="{bottom + 5}" stroke="#555555"/>')
        shapes.append(text(x(value), bottom + 19, f"{value:.3g}", 'text-anchor="middle" fill="#555555"'))
    shapes.append(text(left + PANEL_WIDTH / 2, bottom + 40, "corpus, MB of JSON Lines", 'text-anchor="middle" fill="#555555"'))
    shapes.append(text(left - 8, MARGIN_TOP - 14, unit, 'text-anchor="end" fill="#555555"'))
    for engine, colour in colours.items():
        shapes += curve([row for row in points if row["engine"] == engine], key, x, y, colour)
    return shapes


def curve(rows, key, x, y, colour):
    rows = sorted(rows, key=lambda row: Fraction(row["part"]))
    places = [(x(row["megabytes"]), y(row[key])) for row in rows]
    path = " ".join(f"{a:.1f},{b:.1f}" for a, b in places)
    return [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
            *(f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.2" fill="{colour}"/>' for a, b in places)]


def legend(colours, left):
    shapes = []
    for line, (engine, colour) in enumerate(colours.items()):
        top = MARGIN_TOP + 12 + 22 * line
        shapes.append(f'<line x1="{left}" x2="{left + 20}" y1="{top - 4}" y2="{top - 4}" stroke="{colour}" stroke-width="3"/>')
        shapes.append(text(left + 27, top, engine, 'fill="#222222"'))
    return shapes


def text(x, y, content, attributes):
    return f'<text x="{x:.1f}" y="{y:.1f}" {attributes}>{escape(content)}</text>'


def scale(values, start, end):
    """Maps the logarithm of the values' range, widened a little, to the range from start to end."""
    low, high = math.log(min(values)) - 0.12, math.log(max(values)) + 0.12
    return lambda value: start + (math.log(value) - low) / (high - low) * (end - start)


def ticks(values):
    """1, 2 and 5 times the powers of ten within the range of the values."""
    low, high = min(values), max(values)
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    found = [factor * 10.0**power for power in powers for factor in (1, 2, 5)]
    return [value for value in found if low * 0.89 <= value <= high * 1.12]
