import Testing
import TextAnalysis

@Suite struct FoldingTests {
    /// The generated table against the standard library's Unicode data, scalar by scalar.
    @Test func everyLetterAndDigitOfUnicodeIsAWord() {
        let newest = Unicode.Version(major: 14, minor: 0)
        var scalars: [Unicode.Scalar] = []
        // Conjoining Korean vowels and final consonants are marks of their syllable.
        let conjoining: [ClosedRange<UInt32>] = [0x1160...0x11FF, 0xD7B0...0xD7FF]
        for value in UInt32(0x80)..<0x32000 where !conjoining.contains(where: { $0.contains(value) }) {
            guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age <= newest else { continue }
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber:
                scalars.append(scalar)
            default: break
            }
        }
        let expected = scalars.filter { !Folding.fold(String($0)).isEmpty }
        #expect(scalars.count > 100_000)
        #expect(scalars.count - expected.count < 30)  // fillers and spacing forms of Arabic marks
        let tokens = spelledTokens(expected.map(String.init).joined(separator: " "))
        let covered = Set(tokens.map(\.range.lowerBound))
        var offset = 0
        for scalar in expected {
            if !covered.contains(offset) { Issue.record("U+\(String(scalar.value, radix: 16)) is no word") }
            offset += String(scalar).utf8.count + 1
        }
        #expect(tokens.count == expected.count)
    }

    @Test func capitalsFoldLikeTheirSmallLetters() {
        for value in UInt32(0x80)..<0x1F000 {
            guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age <= (major: 14, minor: 0),
                [.uppercaseLetter, .titlecaseLetter].contains(scalar.properties.generalCategory)
            else { continue }
            let (upper, lower) = (Folding.fold(String(scalar)), Folding.fold(scalar.properties.lowercaseMapping))
            if upper != lower { Issue.record("U+\(String(value, radix: 16)): \(upper) and \(lower)") }
        }
    }

    @Test(arguments: ["Łódź", "Đặng Hữu Đức", "Ἀθῆναι", "Йошкар-Ола", "Королёв", "Быкаў", "Київ", "ガス", "क़लम", "أحمد"])
    func composedAndDecomposedTextFoldAlike(text: String) {
        let decomposed = text.decomposedByHand
        #expect(Folding.fold(text) == Folding.fold(decomposed))
        #expect(forms(text) == forms(decomposed))
    }

    @Test func punctuationAndInvalidBytesStay() {
        #expect(Folding.fold("Smith & Söhne, “GmbH”") == "smith & sohne, “gmbh”")
        let bytes: [UInt8] = [0x41, 0xFF, 0x42, 0xC3]
        #expect(bytes.withUnsafeBufferPointer { Folding.fold($0) } == [0x61, 0xFF, 0x62, 0xC3])
    }
}

extension String {
    /// A canonical decomposition of the letters in these tests.
    fileprivate var decomposedByHand: String {
        let parts: [Character: String] = [
            "ó": "o\u{301}", "ź": "z\u{301}", "ặ": "a\u{323}\u{306}", "ữ": "u\u{31B}\u{303}", "ứ": "u\u{31B}\u{301}",
            "Ἀ": "Α\u{313}", "ῆ": "η\u{342}", "Й": "И\u{306}", "ё": "е\u{308}", "ў": "у\u{306}", "ї": "і\u{308}",
            "ガ": "カ\u{3099}", "क़": "क\u{93C}", "أ": "ا\u{654}",
        ]
        return map { parts[$0] ?? String($0) }.joined()
    }
}
