/// Site furniture: what stands around an article on its page and is no part of it.
///
/// The rules are conservative. A line that is a sentence of prose goes only when it is one of the known sentences of
/// `FurniturePhrases`; single menu words go only in the company of others.
enum Furniture {
    /// The lines without furniture; each run of it leaves a blank line, so that what it parted stays apart.
    static func removed(from lines: [TextLine]) -> [TextLine] {
        var isFurniture = [Bool](repeating: false, count: lines.count)
        markPhrases(lines, &isFurniture)
        markMenus(lines, &isFurniture)
        markLinkLists(lines, &isFurniture)
        guard isFurniture.contains(true) else { return lines }
        return zip(lines, isFurniture).map { $1 ? .blank : $0 }
    }

    private static func markPhrases(_ lines: [TextLine], _ isFurniture: inout [Bool]) {
        for (index, line) in lines.enumerated() where !line.key.isEmpty {
            isFurniture[index] = isPhrase(line) || isMenuBar(line)
        }
    }

    private static func isListHeading(_ line: TextLine) -> Bool {
        line.length <= FurniturePhrases.longestLine && FurniturePhrases.listHeadings.contains(line.key)
    }

    private static func isPhrase(_ line: TextLine) -> Bool {
        let key = line.key
        if line.length <= FurniturePhrases.longestLine, FurniturePhrases.lines.contains(key) { return true }
        if isListHeading(line) { return true }
        if FurniturePhrases.sentenceStarts.matches(startOf: key) { return true }
        if line.length <= 150, FurniturePhrases.labels.matches(startOf: key) { return true }
        if line.length <= 100, FurniturePhrases.starts.matches(startOf: key), !line.endsSentence { return true }
        return line.length <= 250 && isCopyright(key)
    }

    private static func isCopyright(_ key: String) -> Bool {
        if FurniturePhrases.copyrightMarks.matches(startOf: key) { return true }
        for word in FurniturePhrases.copyrightWords where key.utf8.starts(with: word.utf8) {
            if let next = key.utf8.dropFirst(word.utf8.count).first, next &- 0x30 < 10 { return true }
        }
        return key.utf8.hasSuffix(Self.reserved)
    }

    private static let reserved = Array("all rights reserved".utf8)

    /// A menu, share bar or breadcrumb on one line: "Home | World | Sport".
    private static func isMenuBar(_ line: TextLine) -> Bool {
        guard line.length <= 250 else { return false }
        let parts = menuEntries(line.core)
        guard parts.count >= 3, parts.allSatisfy({ $0.count <= 60 }) else { return false }
        let entries = parts.map(TextLine.init)
        guard entries.allSatisfy(\.isMenuLike) else { return false }
        return entries.count { FurniturePhrases.menuWords.contains($0.key) } >= 2
    }

    private static func menuEntries(_ core: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var entries: [ArraySlice<UInt8>] = []
        var rest = core
        var index = core.startIndex
        while index < core.endIndex {
            if let width = separatorWidth(core[index...]) {
                entries.append(rest[..<index])
                index += width
                rest = core[index...]
            } else {
                index += 1
            }
        }
        return entries + [rest]
    }

    /// The length of the separator of menu entries with which these bytes begin.
    private static func separatorWidth(_ bytes: ArraySlice<UInt8>) -> Int? {
        switch bytes.first {
        case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "/"): 1
        case 0xC2, 0xE2: wideSeparators.first { bytes.starts(with: $0) }?.count
        default: nil
        }
    }

    private static let wideSeparators = ["•", "·", "›", "»"].map { Array($0.utf8) }

    /// Runs of at least three short lines, of which two and a third of all are menu words. A run reaches over blank lines, but
    /// at its ends other words belong to it only when no blank line parts them from a menu word.
    private static func markMenus(_ lines: [TextLine], _ isFurniture: inout [Bool]) {
        var start = 0
        while start < lines.count {
            guard lines[start].isMenuLike else {
                start += 1
                continue
            }
            var end = start
            while end < lines.count, lines[end].isBlank || lines[end].isMenuLike { end += 1 }
            for index in menu(in: lines, start..<end) where !lines[index].isBlank { isFurniture[index] = true }
            start = end
        }
    }

    private static func menu(in lines: [TextLine], _ run: Range<Int>) -> Range<Int> {
        let words = run.filter { FurniturePhrases.menuWords.contains(lines[$0].key) }
        guard words.count >= 2, var first = words.first, var last = words.last else { return 0..<0 }
        // A short line next to the menu may be the article's title, unless no blank line parts them.
        let inner = (first...last).count { !lines[$0].isBlank }
        guard inner >= 3, words.count * 3 >= inner else { return 0..<0 }
        while first > run.lowerBound, lines[first - 1].isMenuLike { first -= 1 }
        while last + 1 < run.upperBound, lines[last + 1].isMenuLike { last += 1 }
        return first..<(last + 1)
    }

    /// "Related articles" and the headlines after it, up to the next line of prose.
    private static func markLinkLists(_ lines: [TextLine], _ isFurniture: inout [Bool]) {
        for (index, line) in lines.enumerated() where isListHeading(line) {
            let start = index + 1
            var end = start
            while end < lines.count, !isProse(lines, at: end) { end += 1 }
            if end < lines.count, !lines[end - 1].isBlank {
                // A short line right above the prose, set off from the list, is the beginning of that paragraph.
                var paragraph = end
                while paragraph > start, !lines[paragraph - 1].isBlank { paragraph -= 1 }
                if paragraph > start { end = paragraph }
            }
            for item in start..<end where !lines[item].isBlank { isFurniture[item] = true }
        }
    }

    /// A sentence, a line longer than headlines are, or one that the next line continues.
    private static func isProse(_ lines: [TextLine], at index: Int) -> Bool {
        if lines[index].isBlank { return false }
        if lines[index].isProse { return true }
        return index + 1 < lines.count && lines[index + 1].startsLowercase
    }
}
