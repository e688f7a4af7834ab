import Chronology
import EntityRecognition
import Testing
import TextAnalysis

/// A line of `Cases/dates.tsv`.
struct DateCase: CustomTestStringConvertible, Sendable {
    let kind: String
    let published: CalendarDate?
    /// The text with its dates in brackets.
    let marked: String
    let values: [String]

    var text: String { marked.filter { $0 != "[" && $0 != "]" } }
    var testDescription: String { "\(kind): \(marked)" }

    static let all: [DateCase] = {
        var kind = ""
        var cases: [DateCase] = []
        for line in lines(of: PackageResources.dates_tsv) {
            guard !line.hasPrefix("#") else {
                kind = String(line.dropFirst(2))
                continue
            }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 3 else { continue }
            let values = fields[2].split(separator: " ").map(String.init)
            cases.append(
                DateCase(
                    kind: kind, published: CalendarDate(String(fields[0])), marked: String(fields[1]), values: values))
        }
        return cases
    }()

    static func lines(of bytes: [UInt8]) -> [Substring] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    }
}

/// Tokenizes and recognises texts of one vocabulary.
struct DateReader {
    private var tokenizer: Tokenizer
    private var recognizer: DateRecognizer

    init() {
        let vocabulary = Vocabulary()
        tokenizer = Tokenizer(vocabulary: vocabulary)
        recognizer = DateRecognizer(vocabulary: vocabulary)
    }

    mutating func read(_ text: String, published: CalendarDate?) -> (mentions: [Mention], about: [DateRange]) {
        read(Array(text.utf8), published: published)
    }

    mutating func read(_ bytes: [UInt8], published: CalendarDate?) -> (mentions: [Mention], about: [DateRange]) {
        bytes.withUnsafeBufferPointer { utf8 in
            let tokens = tokenizer.tokenize(utf8).tokens
            let text = RecognizableText(utf8: utf8, tokens: tokens, vocabulary: tokenizer.vocabulary)
            return recognizer.recognize(text, published: published)
        }
    }

    mutating func publicationDay(of text: String) -> PublicationDay? {
        Array(text.utf8).withUnsafeBufferPointer { utf8 in
            let tokens = tokenizer.tokenize(utf8).tokens
            return recognizer.publicationDay(
                of: RecognizableText(utf8: utf8, tokens: tokens, vocabulary: tokenizer.vocabulary))
        }
    }
}
