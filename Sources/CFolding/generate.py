#!/usr/bin/env python3
"""Writes folding.c: the class, the case and the folded form of every scalar.

    pip install 'unicodedata2==17.*'      # Unicode 17.0; Python's own unicodedata is not used, its version varies
    python3 generate.py > folding.c

Classes, by the letters that stand for them here:
    L letter without case   U capital letter   l small letter   D digit   M mark kept in the form
    I ignored inside words  B written without spaces: bigrams   A apostrophe   N inner mark (vanishes between letters)
    S space   R line break   T stop that ends a sentence   X separator that parts written words
All other scalars are separators that leave the words beside them joined (dashes, points, symbols).
"""

import sys
import textwrap
import unicodedata2 as ucd

# Entries as `ScalarEntry` reads them: the class, 16 for a capital and 32 for a small letter; from bit 8 on the length and
# from bit 16 on the place of the folded form, both 0 for a scalar that folds to itself.
ENTRIES = {
    ".": 0, "L": 1, "U": 1 | 16, "l": 1 | 32, "D": 2, "M": 3, "I": 4, "B": 5, "A": 6, "N": 7, "S": 8, "R": 9, "T": 10,
    "X": 11,
}
BLOCK = 256
# Letters that Unicode does not decompose.
BY_HAND = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t",
    "ə": "e", "ǝ": "e", "ƒ": "f", "ɓ": "b", "ƀ": "b", "ɗ": "d", "ɖ": "d", "ɛ": "e", "ǥ": "g", "ɠ": "g", "ɨ": "i",
    "ƙ": "k", "ƚ": "l", "ɫ": "l", "ɲ": "n", "ƞ": "n", "ɔ": "o", "ɵ": "o", "ƥ": "p", "ʀ": "r", "ɍ": "r", "ƭ": "t",
    "ʈ": "t", "ʉ": "u", "ʋ": "v", "ɏ": "y", "ƴ": "y", "ƶ": "z", "ȥ": "z", "ĸ": "k", "ȼ": "c", "ɇ": "e", "ɉ": "j",
    "ꝑ": "p", "ꝓ": "p", "ꝗ": "q", "ȷ": "j", "ſ": "s",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك",  # alef wasla; Persian and Urdu letter forms
}
# Letters of their own to their readers, though Unicode decomposes them.
KEPT = set("йїў")
# Marks that are diacritics and vanish; other marks (Indic, Thai …) write vowels and stay.
DROPPED_MARKS = [
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670),
    (0x06D6, 0x06ED), (0x0711, 0x0711), (0x0730, 0x074A), (0x0816, 0x082D), (0x0859, 0x085B), (0x0897, 0x089F),
    (0x08CA, 0x08FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20F0), (0x2DE0, 0x2DFF), (0x302A, 0x302D),
    (0xA66F, 0xA67D), (0xA69E, 0xA69F), (0xFB1E, 0xFB1E), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xE0100, 0xE01EF),
]
BIGRAM_BLOCKS = [
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x2E80, 0x2FDF), (0x3005, 0x3007),
    (0x3021, 0x302F), (0x3031, 0x3035), (0x3038, 0x303C), (0x3041, 0x30FF), (0x3130, 0x318F), (0x31F0, 0x31FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF), (0xFF66, 0xFFDC), (0x16FE0, 0x16FFF), (0x1AFF0, 0x1B16F), (0x20000, 0x3FFFF),
]
APOSTROPHES = {0x2018, 0x2019, 0x201B, 0x02BC, 0xFF07}
INNER_MARKS = {0x00B7, 0x0387, 0x2027, 0x05F3, 0x05F4}
LINE_BREAKS = {0x0085, 0x2028, 0x2029}
STOPS = set(map(ord, "…。！？．｡؟۔।॥։።፧‼⁇⁈⁉"))
# Scripts whose Unicode decompositions fold (accents, presentation forms, full width); Indic nuktas go with their marks.
VOWEL_JAMO = (0x1160, 0x11FF)


def within(code, ranges):
    return any(first <= code <= last for first, last in ranges)


def folds_kana(code):
    return 0x3041 <= code <= 0x30FF or 0xFF66 <= code <= 0xFF9F


def is_dropped(code):
    category = ucd.category(chr(code))
    if category == "Cf":
        return code != 0x200B and not 0x0600 <= code <= 0x0605 and code != 0x06DD
    if code in (0x0640, 0x07FA, 0x115F, 0x1160, 0x3164, 0xFFA0):  # tatweel, fillers
        return True
    if category in ("Mn", "Me"):
        return within(code, DROPPED_MARKS) or ucd.combining(chr(code)) == 7
    return False


def classify(code):
    character = chr(code)
    category = ucd.category(character)
    if code in APOSTROPHES:
        return "A"
    if code in INNER_MARKS:
        return "N"
    if code in LINE_BREAKS:
        return "R"
    if code in STOPS:
        return "T"
    if is_dropped(code):
        return "I"
    if category == "Zs":
        return "S"
    if category == "Nd" or 0x2080 <= code <= 0x2089:
        return "D"
    if category in ("Mn", "Mc") or within(code, [VOWEL_JAMO, (0xD7B0, 0xD7FF)]) or code in (0xFF9E, 0xFF9F):
        return "M" if category != "Cn" else "."
    if category in ("Lo", "Lm", "Nl") and (within(code, BIGRAM_BLOCKS)):
        return "B"
    if category in ("Lu", "Lt"):
        return "U"
    if category == "Ll" or (category == "Nl" and character != character.upper()):
        return "l"
    if category == "Nl" and character != character.lower():
        return "U"
    if category[0] == "L" or category == "Nl":
        return "L"
    if category in ("Ps", "Pe", "Pi", "Pf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp") or code in (0x2014, 0x2015, 0x200B):
        return "X" if category not in ("Cn", "Co") else "."
    if character in "،؛、，；：":
        return "X"
    return "."


def decompose(text, kind):
    out = []
    for character in text:
        code = ord(character)
        if character in KEPT or character.lower() in KEPT:
            out.append(character.lower())
        elif 0xAC00 <= code <= 0xD7A3 or (kind == "B" and not folds_kana(code) and not 0xF900 <= code <= 0xFAFF
                                          and code < 0x2F800 and not 0x2E80 <= code <= 0x2FDF):
            out.append(character)
        else:
            decomposed = ucd.normalize("NFKD", character)
            out.append(decomposed if decomposed == character else decompose(decomposed, kind))
    return "".join(out)


def fold(code, kind):
    if kind == "D":
        return str(ucd.digit(chr(code), ucd.decimal(chr(code), None)))
    text = chr(code)
    while True:
        folded = decompose(text, kind).casefold()
        folded = "".join(BY_HAND.get(character, character) for character in folded)
        folded = decompose(folded, kind)
        folded = "".join(c for c in folded if classify_any(c) in "LUlDMB")
        if kind == "B" and (not folded or any(classify_any(c) != "M" for c in folded[1:])):
            return text  # a ligature of two syllables stays one
        if folded == text:
            return folded
        text = folded


def classify_any(character):
    if ord(character) < 0x80:
        return "D" if character.isdigit() else "U" if character.isupper() else "l" if character.islower() else "."
    return classify(ord(character))


def classify_ascii(code):
    """As `ByteClass` tells them apart."""
    character = chr(code)
    if character.isalnum():
        return classify_any(character)
    for kind, characters in (("A", "'"), ("S", " \t\v"), ("R", "\n\f\r"), ("T", ".?!"), ("X", '"()<>[]{},;|')):
        if character in characters:
            return kind
    return "X" if code < 0x20 or code == 0x7F else "."


def table(classes, folds):
    """Index, blocks and folded forms; blocks and forms that are alike are stored once."""
    places, forms = {}, bytearray()
    entries = [ENTRIES[classes.get(code, ".")] for code in range(0x110000)]
    for code in sorted(folds):
        form = folds[code].encode()
        if form not in places:
            places[form] = len(forms)
            forms += form
        assert len(form) < 64 and places[form] <= 0xFFFF, f"the folded form of U+{code:04X} does not fit"
        entries[code] |= len(form) << 8 | places[form] << 16
    blocks = {}
    index = [
        blocks.setdefault(tuple(entries[start:start + BLOCK]), len(blocks)) for start in range(0, len(entries), BLOCK)
    ]
    return index, [entry for block in blocks for entry in block], forms


def print_array(name, element, values):
    print(f"\nstatic const {element} {name}[] = {{")
    print(textwrap.fill(", ".join(map(str, values)), 120, initial_indent="    ", subsequent_indent="    "))
    print("};\n")
    print(f"const {element} *folding_{name}(void) {{ return {name}; }}")


def main():
    classes = {code: classify_ascii(code) for code in range(0x80)}
    folds = {code: chr(code).lower() for code, kind in classes.items() if kind == "U"}
    for code in range(0x80, 0x110000):
        kind = classify(code)
        if kind == ".":
            continue
        classes[code] = kind
        if kind in "LUlDMB":
            folded = fold(code, kind)
            kinds = [classify_any(character) for character in folded]
            if not folded:  # spacing forms of Arabic marks
                classes[code] = "I"
                continue
            assert fold_text(folded) == folded, f"U+{code:04X} is not folded at once"
            if kind == "B":
                assert kinds[0] == "B" and set(kinds[1:]) <= {"M"}, f"U+{code:04X} folds to more than one base"
            elif kind != "M":
                assert kinds[0] in "LUlD" and set(kinds) <= set("LUlDM"), f"U+{code:04X} folds across classes"
            if folded != chr(code):
                folds[code] = folded
    print(f"// Written by generate.py from Unicode {ucd.unidata_version}. Do not edit; SOURCES.md names origin and licence.\n")
    print('#include "CFolding.h"')
    for name, element, values in zip(("index", "blocks", "forms"), ("uint16_t", "uint32_t", "uint8_t"), table(classes, folds)):
        print_array(name, element, values)


def fold_text(text):
    return "".join(c if ord(c) < 0x80 else fold(ord(c), classify(ord(c))) for c in text)


if __name__ == "__main__":
    sys.exit(main())
