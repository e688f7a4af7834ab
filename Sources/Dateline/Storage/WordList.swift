#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import TextAnalysis

/// The words of an index as articles write them, folded but not stemmed: what wildcards, misspelt words and suggestions
/// are compared with.
///
/// A file of lines in the order of first appearance. It only grows: a word whose articles are gone stays, and is passed
/// over because its stem is found in no article.
struct WordList: Sendable {
    /// Words longer than this are identifiers and rubbish.
    static let maximumBytes = 40

    private(set) var bytes: [UInt8]

    init(bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    /// Visits the words in the order of the file. The bytes live only during the call.
    func visit(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
        try bytes.withUnsafeBufferPointer { buffer in
            var start = 0
            for index in buffer.indices where buffer[index] == UInt8(ascii: "\n") {
                try body(UnsafeBufferPointer(rebasing: buffer[start..<index]))
                start = index + 1
            }
        }
    }
}

/// Gathers the words of a run behind those that the index knows already.
struct WordListBuilder {
    private let known = Vocabulary()
    private var bytes: [UInt8] = []
    /// Whether words came up that the list did not have.
    private(set) var hasNewWords = false

    init(_ list: WordList) {
        add(list)
        hasNewWords = false
    }

    mutating func add(_ words: WordList) {
        var count = known.count
        words.visit { word in
            _ = known.intern(word)
            guard known.count > count else { return }
            count = known.count
            bytes.append(contentsOf: word)
            bytes.append(UInt8(ascii: "\n"))
            hasNewWords = true
        }
    }

    var words: WordList { WordList(bytes: bytes) }
}

extension IndexFolder {
    /// The words of a generation; empty where the file is missing, which costs wildcards and suggestions their reach and
    /// nothing else.
    func wordList(_ manifest: Manifest) -> WordList {
        let data = manifest.words.flatMap { FileManager.default.contents(atPath: path + "/" + $0) }
        return WordList(bytes: data.map { Array($0) } ?? [])
    }
}
