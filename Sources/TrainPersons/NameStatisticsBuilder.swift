import EntityRecognition
import Foundation
import TextAnalysis

/// Counts words as parts of names, as places, and as written in running text.
struct NameStatisticsBuilder {
    private struct Counts {
        var given = 0
        var family = 0
        var middle = 0
        var single = 0
        var isGiven = false
        var isFamily = false
        var place = 0
        var small = 0
        var capital = 0

        /// Whether the word is frequent enough to be kept.
        var isKept: Bool {
            given + family + middle > 0 || single > 1 || isGiven || place > 1 || small + capital >= 3
        }
    }

    private var counts: [UInt64: Counts] = [:]
    private let vocabulary = Vocabulary()

    /// The key of a word, as candidates have it.
    private func key(_ word: Substring) -> UInt64? {
        let parts = Folding.fold(String(word)).split(separator: "-")
        guard let first = parts.first else { return nil }
        return parts.dropFirst().reduce(hash(first)) { CandidateWord.joinedKey($0, hash($1)) }
    }

    private func hash(_ text: Substring) -> UInt64 {
        var text = String(text)
        return text.withUTF8 { Vocabulary.hash($0) }
    }

    private mutating func count(_ word: Substring, _ change: (inout Counts) -> Void) {
        guard let key = key(word) else { return }
        change(&counts[key, default: Counts()])
    }

    private static let suffixes: Set<Substring> = ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "V"]

    /// Full names, one a line; what stands behind a tab is left out.
    mutating func addNames(_ path: String) throws {
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            guard let field = line.split(separator: "\t").first else { continue }
            let name = field.replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
            let bare = name.prefix { $0 != "(" && $0 != "," }
            if bare.utf8.contains(where: { (0x30...0x39).contains($0) }) { continue }
            var words = bare.split(separator: " ")
            while let last = words.last, Self.suffixes.contains(last) { words.removeLast() }
            addName(words.map { $0.drop { !$0.isLetter } }.filter { !$0.isEmpty })
        }
    }

    private mutating func addName(_ words: [Substring]) {
        guard let first = words.first, let last = words.last, words.count <= 6 else { return }
        if words.count == 1 { return count(first) { $0.single += 1 } }
        count(first) { $0.given += 1 }
        count(last) { $0.family += 1 }
        for word in words.dropFirst().dropLast() { count(word) { $0.middle += 1 } }
    }

    /// Names, one a line.
    mutating func addList(_ path: String, given: Bool) throws {
        for line in try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline) {
            for word in line.split(separator: " ") {
                count(word) { if given { $0.isGiven = true } else { $0.isFamily = true } }
            }
        }
    }

    /// Comma-separated values with the romanised name in the column named.
    mutating func addTable(_ path: String, column: String, given: Bool) throws {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
        guard
            let place = lines.first?.split(separator: ",", omittingEmptySubsequences: false).firstIndex(
                of: Substring(column))
        else { return }
        for line in lines.dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard fields.count > place, !fields[place].contains(" ") else { continue }
            count(fields[place]) { if given { $0.isGiven = true } else { $0.isFamily = true } }
        }
    }

    private mutating func addPlace(_ name: String, level: Int) {
        let words = name.split(separator: " ")
        for word in words where word.first?.isUppercase == true && word.count > 2 {
            count(word) { $0.place = max($0.place, words.count == 1 ? level : 1) }
        }
    }

    /// Towns of GeoNames: name, country, province, population.
    mutating func addTowns(_ path: String) throws {
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count > 3, let people = Int(fields[3]) else { continue }
            addPlace(String(fields[0]), level: people >= 250_000 ? 3 : people >= 50_000 ? 2 : 1)
        }
    }

    /// All strings of a JSON file under the keys given.
    mutating func addPlaces(_ path: String, keys: Set<String>, level: Int) throws {
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
        var found: [String] = []
        func visit(_ value: Any, isWanted: Bool) {
            if let text = value as? String {
                if isWanted { found.append(text) }
            } else if let list = value as? [Any] {
                for element in list { visit(element, isWanted: isWanted) }
            } else if let object = value as? [String: Any] {
                for (key, element) in object { visit(element, isWanted: isWanted || keys.contains(key)) }
            }
        }
        visit(json, isWanted: keys.isEmpty)
        for name in found { addPlace(name, level: level) }
    }

    /// How words are written within sentences.
    mutating func addText(_ text: [UInt8]) {
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        text.withUnsafeBufferPointer { utf8 in
            for token in tokenizer.tokenize(utf8).tokens
            where token.flags.isDisjoint(with: [.sentenceStart, .allCaps, .containsDigit]) {
                let isCapital = token.flags.contains(.capitalized)
                counts[vocabulary.hash(of: token.form), default: Counts()].small += isCapital ? 0 : 1
                counts[vocabulary.hash(of: token.form), default: Counts()].capital += isCapital ? 1 : 0
            }
        }
    }

    func table(log: (String) -> Void) -> NameTable {
        let kept = counts.filter { $0.value.isKept }
        log("\(kept.count) of \(counts.count) words in the table of names")
        return NameTable(
            kept.mapValues { word in
                NameStatistics(
                    given: word.given, family: word.family, middle: word.middle, single: word.single,
                    isGiven: word.isGiven, isFamily: word.isFamily, place: word.place, small: word.small,
                    capital: word.capital)
            })
    }
}
