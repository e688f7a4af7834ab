#!/usr/bin/env python3
"""Writes FoldingData.swift: the class and the folded form of every scalar beyond ASCII.

    pip install 'unicodedata2==17.*'      # Unicode 17.0; Python's own unicodedata is not used, its version varies
    python3 generate.py > FoldingData.swift

Classes (one character each; a pattern of several repeats over its range):
    L letter without case   U capital letter   l small letter   D digit   M mark kept in the form
    I ignored inside words  B written without spaces: bigrams   A apostrophe   N inner mark (vanishes between letters)
    S space   R line break   T stop that ends a sentence   X separator that parts written words
All other scalars are separators that leave the words beside them joined (dashes, points, symbols).
"""

import sys
import unicodedata2 as ucd

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


def class_lines(classes):
    """Ranges of one class, or of a pattern of two that alternate."""
    code, last = 0x80, 0x10FFFF
    while code <= last:
        pair = classes.get(code, "."), classes.get(code + 1, ".")
        if pair[0] == ".":
            code += 1
            continue
        end = code
        while classes.get(end + 1, ".") == pair[0]:
            end += 1
        pattern = pair[0]
        if end == code and pair[1] != ".":
            alternating = code + 1
            while classes.get(alternating + 1, ".") == pair[(alternating + 1 - code) % 2]:
                alternating += 1
            if alternating - code >= 3:
                end, pattern = alternating, pair[0] + pair[1]
        yield f"{code:X}-{end:X} {pattern}" if end > code else f"{code:X} {pattern}"
        code = end + 1


def fold_lines(folds):
    """`S target…`, `S-E target…` (all to one) and `S-E/step +target` (to successive targets)."""
    todo = dict(folds)
    for code in sorted(folds):
        if code not in todo:
            continue
        target = todo[code]
        for step in (1, 2):
            if len(target) != 1:
                break
            end = code
            while todo.get(end + step) == chr(ord(target) + end + step - code):
                end += step
            if (end - code) // step >= 2:
                yield f"{code:X}-{end:X}/{step} +{ord(target):X}"
                for source in range(code, end + 1, step):
                    del todo[source]
                break
        if code not in todo:
            continue
        end = code
        while todo.get(end + 1) == target:
            end += 1
        for source in range(code, end + 1):
            del todo[source]
        scalars = " ".join(f"{ord(character):X}" for character in target)
        yield f"{code:X}-{end:X} {scalars}" if end > code else f"{code:X} {scalars}"


def wrapped(lines):
    text, width = [], 0
    for line in lines:
        if width + len(line) + 2 > 110 and text:
            yield "; ".join(text)
            text, width = [], 0
        text.append(line)
        width += len(line) + 2
    yield "; ".join(text)


def main():
    classes, folds = {}, {}
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
    print(f"// Written by generate.py from Unicode {ucd.unidata_version}. Do not edit.")
    print("// The notation is described there; SOURCES.md names origin and licence.\n")
    print("enum FoldingData {")
    for name, lines in (("classes", class_lines(classes)), ("folds", fold_lines(folds))):
        print(f'    static let {name}: StaticString = """')
        for line in wrapped(lines):
            print(f"        {line}")
        print('        """')
    print("}")


def fold_text(text):
    return "".join(c if ord(c) < 0x80 else fold(ord(c), classify(ord(c))) for c in text)


if __name__ == "__main__":
    sys.exit(main())
