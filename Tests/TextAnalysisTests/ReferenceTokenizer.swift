import TextAnalysis

/// The rules of `docs/analysis.md` in the plainest form, over scalars and their Unicode properties.
///
/// First, as in rule WB4 of UAX #29, marks and invisible scalars are attached to what stands before them; then words
/// are made of these units. It shares nothing with the tokenizer but the folding of single scalars.
struct ReferenceTokenizer {
    enum Kind { case letter, digit, mark, ignored, bigram, apostrophe, inner, space, parting, other }

    struct Unit {
        var base: Unicode.Scalar
        var kind: Kind
        var extends: [Unicode.Scalar] = []
        var start: Int
        var end: Int
        var isBare: Bool { extends.isEmpty }
        var hasOnlyIgnored: Bool { extends.allSatisfy { ReferenceTokenizer.kind(of: $0) == .ignored } }
        func bare(_ scalar: Unicode.Scalar) -> Bool { isBare && base == scalar }
        var isASCIIDigit: Bool { ("0"..."9").contains(base) }
    }

    private var units: [Unit] = []
    private var tokens: [SpelledToken] = []
    private var gapStart = 0

    static func tokens(_ text: String) -> [SpelledToken] {
        var reference = ReferenceTokenizer()
        reference.run(text)
        return reference.tokens
    }

    static func kind(of scalar: Unicode.Scalar) -> Kind {
        let bigramRanges: [ClosedRange<UInt32>] = [
            0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3041...0x30FF, 0x4E00...0x9FFF,
            0xAC00...0xD7A3, 0xFF66...0xFF9D,
        ]
        if "'’‘ʼ‛＇".unicodeScalars.contains(scalar) { return .apostrophe }
        if "··‧׳״".unicodeScalars.contains(scalar) { return .inner }
        if "₀₁₂₃₄₅₆₇₈₉".unicodeScalars.contains(scalar) { return .digit }
        if ",;|—―…。！？\u{200B}".unicodeScalars.contains(scalar) { return .parting }
        if scalar == "ﾞ" || scalar == "ﾟ" { return .mark }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
            return bigramRanges.contains { $0.contains(scalar.value) } ? .bigram : .letter
        case .decimalNumber: return .digit
        case .nonspacingMark, .spacingMark, .enclosingMark:
            return Folding.fold(String(scalar)).isEmpty ? .ignored : .mark
        case .format: return .ignored
        case .control: return "\t\n\u{B}\u{C}\r\u{85}".unicodeScalars.contains(scalar) ? .space : .parting
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
        case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation: return .parting
        default: return "\"<>".unicodeScalars.contains(scalar) ? .parting : .other
        }
    }

    private mutating func run(_ text: String) {
        split(text)
        var index = 0
        while index < units.count {
            switch units[index].kind {
            case .letter: index = acronym(index) ?? word(index)
            case .digit: index = word(index)
            case .bigram: index = bigrams(index)
            default: index += 1
            }
        }
    }

    private mutating func split(_ text: String) {
        var offset = 0
        for scalar in text.unicodeScalars {
            let kind = ReferenceTokenizer.kind(of: scalar)
            let end = offset + String(scalar).utf8.count
            if kind == .mark || kind == .ignored, let last = units.indices.last {
                units[last].extends.append(scalar)
                units[last].end = end
            } else {
                units.append(Unit(base: scalar, kind: kind, start: offset, end: end))
            }
            offset = end
        }
    }

    private func unit(_ index: Int) -> Unit? { units.indices.contains(index) ? units[index] : nil }
    private func isLetter(_ index: Int) -> Bool { unit(index)?.kind == .letter }

    private func isWordPart(_ index: Int) -> Bool { isLetter(index) || unit(index)?.kind == .digit }

    private func isPossessive(_ index: Int) -> Bool {
        guard let mark = unit(index), mark.kind == .apostrophe, mark.isBare else { return false }
        return (unit(index + 1)?.bare("s") == true || unit(index + 1)?.bare("S") == true) && !isWordPart(index + 2)
    }

    /// Whether the unit at `index` stands within the word that has reached it from `start`.
    private func joinsWord(_ index: Int, from start: Int) -> Bool {
        let (before, here) = (units[index - 1], units[index])
        switch here.kind {
        case .letter, .digit: return true
        case .apostrophe: return here.hasOnlyIgnored && isLetter(index + 1) && !isPossessive(index)
        case .inner: return here.hasOnlyIgnored && before.kind == .letter && isLetter(index + 1)
        default: break
        }
        if here.bare(".") { return before.kind == .digit && unit(index + 1)?.kind == .digit }
        if here.bare(","), let range = groupedNumber(around: index) { return range.lowerBound == start }
        if here.bare("\""), let next = unit(index + 1) { return before.isBare && isHebrew(before) && isHebrew(next) }
        return false
    }

    private func isHebrew(_ unit: Unit) -> Bool { ("א"..."ת").contains(unit.base) }

    /// The longest run of ASCII digits and commas around a comma, if its commas group by three.
    private func groupedNumber(around index: Int) -> Range<Int>? {
        func belongs(_ index: Int) -> Bool {
            guard let unit = unit(index), unit.isBare || unit.isASCIIDigit else { return false }
            return unit.isASCIIDigit
                || unit.base == "," && (self.unit(index - 1)?.isASCIIDigit ?? false)
                    && (self.unit(index - 1)?.isBare ?? false) && (self.unit(index + 1)?.isASCIIDigit ?? false)
        }
        var range = index..<index + 1
        while belongs(range.lowerBound - 1) { range = range.lowerBound - 1..<range.upperBound }
        while belongs(range.upperBound) { range = range.lowerBound..<range.upperBound + 1 }
        let groups = units[range].split(omittingEmptySubsequences: false) { $0.base == "," }.map(\.count)
        guard let first = groups.first, groups.count > 1, (1...3).contains(first) else { return nil }
        return groups.dropFirst().allSatisfy { $0 == 3 } ? range : nil
    }

    private mutating func word(_ start: Int) -> Int {
        var end = start + 1
        while end < units.count, joinsWord(end, from: start) { end += 1 }
        let scalars = units[start..<end].filter { [.letter, .digit].contains($0.kind) || $0.base == "." }
        let letters = scalars.filter { $0.kind == .letter }
        let digits = scalars.filter { $0.kind == .digit }
        var flags: TokenFlags = isCapital(units[start].base) ? .capitalized : []
        let hasCapital = letters.contains { isCapital($0.base) }
        if hasCapital, letters.count + digits.count >= 2, !letters.contains(where: { isSmall($0.base) }) {
            flags.insert(.allCaps)
        }
        if !digits.isEmpty { flags.insert(letters.isEmpty ? [.numeric, .containsDigit] : .containsDigit) }
        return emit(start..<end, form: form(of: scalars), flags)
    }

    private func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: true
        case .letterNumber: scalar.properties.isUppercase
        default: false
        }
    }

    private func isSmall(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter: true
        case .letterNumber: scalar.properties.isLowercase
        default: false
        }
    }

    private func form(of units: [Unit]) -> String {
        units.map { unit in
            let extends = unit.extends.map(String.init).joined()
            return Folding.fold(String(unit.base) + extends)
        }.joined()
    }

    private mutating func acronym(_ start: Int) -> Int? {
        var end = start
        var letters: [Unit] = []
        while let letter = unit(end), letter.kind == .letter, letter.isBare {
            let point = unit(end + 1)
            if let point, point.base == "." {
                letters.append(letter)
                end += 2
                if point.isBare { continue }
                break
            }
            let goesOn = end + 1 < units.count && joinsWord(end + 1, from: end)
            if goesOn { break }
            letters.append(letter)
            end += 1
            break
        }
        guard letters.count >= 2 else { return nil }
        var flags: TokenFlags = .acronym
        if isCapital(letters[0].base) { flags.insert(.capitalized) }
        if isCapital(letters[0].base), !letters.contains(where: { isSmall($0.base) }) { flags.insert(.allCaps) }
        return emit(start..<end, form: form(of: letters), flags, coversExtendsOfLast: units[end - 1].base != ".")
    }

    private mutating func bigrams(_ start: Int) -> Int {
        var end = start + 1
        while unit(end)?.kind == .bigram { end += 1 }
        if end == start + 1 { return emit(start..<end, form: form(of: [units[start]]), []) }
        for first in start..<end - 1 {
            _ = emit(first..<first + 2, form: form(of: [units[first], units[first + 1]]), .bigram)
        }
        return end
    }

    private mutating func emit(
        _ range: Range<Int>, form: String, _ flags: TokenFlags, coversExtendsOfLast: Bool = true
    ) -> Int {
        var flags = flags
        let isPossessive =
            units[range.lowerBound].kind != .bigram && isPossessive(range.upperBound)
            && (coversExtendsOfLast || units[range.upperBound - 1].isBare)
        if isPossessive { flags.insert(.possessive) }
        if !tokens.isEmpty, !parts(min(gapStart, range.lowerBound)..<range.lowerBound) { flags.insert(.joined) }
        let last = units[range.upperBound - 1]
        let end = coversExtendsOfLast ? last.end : last.start + 1
        tokens.append(SpelledToken(range: units[range.lowerBound].start..<end, form: form, flags: flags))
        gapStart = isPossessive ? range.upperBound + 2 : range.upperBound
        return gapStart
    }

    /// Whether the units between two tokens part them.
    private func parts(_ gap: Range<Int>) -> Bool {
        guard gap.lowerBound < gap.upperBound else { return false }
        return units[gap].contains { $0.kind == .space || $0.kind == .parting }
            || gap.dropFirst().contains { index in
                units[index - 1].isBare && units[index].base == units[index - 1].base
                    && [".", "-"].contains(units[index].base)
            }
    }
}
