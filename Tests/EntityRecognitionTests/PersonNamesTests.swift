import Testing
import TextAnalysis

@testable import EntityRecognition
@testable import FuzzAnnotate

@Suite struct PersonNamesTests {
    /// Numbers the words of most names without making their keys.
    @Test func numbersOfWordsStandForTheWordsOfTheKey() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = TextMutator(samples: [], seed: seed, lengths: 0...1)
        let parts = [
            "Bashar", "al", "AL", "Assad", "J", "D", "W", "Vladimir", "Wolodymyr", "Selenskyj", "Milosevich", "Mr",
            "Dr",
            "Gen", "Jr", "Phd", "mp", "Jean", "Claude", "St", "Ivanov", "Erdoğan", "O’Brien", "X2", "Abdel", "el",
            "Sisi",
        ]
        let signs = [" ", " ", " ", "-", ". ", ".", ", "]
        var numbering = WordNumbering()
        for _ in 0..<3000 {
            var name = ""
            for _ in 0...random.below(4) {
                name += parts[random.below(parts.count)] + signs[random.below(signs.count)]
            }
            var numbers: [Int32] = []
            numbering.append(name, to: &numbers)
            let words = numbers.map { numbering.words[Int($0)] }
            #expect(words == PersonKey.words(of: name), "seed \(seed), \(name)")
        }
        #expect(Set(numbering.words).count == numbering.words.count, "seed \(seed)")
    }

    private func number(_ written: String, in names: inout PersonNames) -> Int32 {
        var written = written
        return names.number(hash: written.withUTF8 { Vocabulary.hash($0) }) { written }
    }

    @Test func capitalsAndBlanksMakeNoOtherName() {
        var names = PersonNames()
        let plain = number("Angela Merkel", in: &names)
        #expect(number("ANGELA MERKEL", in: &names) == plain)
        #expect(number("Angela\n  Merkel", in: &names) == plain)
        #expect(number("Angela  Dorothea Merkel", in: &names) != plain)
        #expect(names.text(of: plain) == "Angela Merkel")
        #expect(names.key(of: plain) == "angela merkel")
        let shouted = number("GERHARD SCHROEDER", in: &names)
        #expect(number("Gerhard Schroeder", in: &names) == shouted)
        #expect(names.text(of: shouted) == "Gerhard Schroeder")
    }

    @Test func aWellKnownSurnameHasAFullName() {
        var names = PersonNames()
        let surname = number("Putin", in: &names)
        #expect(names.wellKnown(surname).map { names.text(of: $0) } == "Vladimir Putin")
        let full = number("Vladimir Putin", in: &names)
        #expect(names.wellKnown(full) == nil)
    }

    @Test(arguments: [
        ("George W. Bush", "George H. W. Bush", true, true), ("J Smith", "John Smith", true, false),
        ("John Smith", "John Edward Smith", true, false), ("John Smith", "Jane Smith", false, false),
        ("Suu Kyi", "Aung San Suu Kyi", true, false),
    ])
    func namesAgreeAndConflict(left: String, right: String, agree: Bool, conflict: Bool) {
        var names = PersonNames()
        let (left, right) = (number(left, in: &names), number(right, in: &names))
        #expect(names.agree(left, right) == agree)
        #expect(names.agree(right, left) == agree)
        #expect(names.conflict(left, right) == conflict)
    }

    @Test func aNameEndsWithAShorterOne() {
        var names = PersonNames()
        let (long, short) = (number("Aung San Suu Kyi", in: &names), number("Suu Kyi", in: &names))
        #expect(names.ends(long, with: short))
        #expect(!names.ends(short, with: long))
        #expect(!names.ends(long, with: long))
    }
}
