import Chronology
import Dateline
import EntityRecognition
import TextAnalysis

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Annotates texts and tells what is wrong with the answer.
struct AnnotationCheck {
    private var annotator = Annotator()
    private let vocabulary = Vocabulary()
    private var tokenizer: Tokenizer
    private var recognizer: ArticleRecognizer

    init() {
        tokenizer = Tokenizer(vocabulary: vocabulary)
        recognizer = ArticleRecognizer(vocabulary: vocabulary)
    }

    /// What is wrong with the annotation of some bytes, read as UTF-8 with repairs as `annotate` does; nil when nothing is.
    mutating func problem(of bytes: [UInt8], title: [UInt8]?, published: CalendarDate?) -> String? {
        let annotation = annotator.annotate(
            id: "a\"b",
            title: title.map { String(decoding: $0, as: UTF8.self) },
            text: String(decoding: bytes, as: UTF8.self),
            published: published
        )
        return problem(of: annotation.recognition, in: Array(annotation.text.utf8), isValid: true)
            ?? problem(ofJSON: annotation)
    }

    /// The same for the recognisers on the bytes as they are, valid or not.
    mutating func problemOfRaw(_ bytes: [UInt8], published: CalendarDate?) -> String? {
        if vocabulary.byteCount > 48 << 20 { self = AnnotationCheck() }
        let recognition = bytes.withUnsafeBufferPointer { utf8 in
            recognizer.recognize(
                RecognizableText(utf8: utf8, tokens: tokenizer.tokenize(utf8).tokens, vocabulary: vocabulary),
                title: nil,
                published: published
            )
        }
        return problem(of: recognition, in: bytes, isValid: false)
    }

    private func problem(of recognition: Recognition, in bytes: [UInt8], isValid: Bool) -> String? {
        var end = 0
        for mention in recognition.mentions {
            let range = mention.range
            if range.isEmpty { return "an empty mention \(mention)" }
            if range.lowerBound < end { return "a mention before the end of the last one: \(mention)" }
            if range.upperBound > bytes.count { return "a mention beyond the text: \(mention)" }
            end = range.upperBound
            let isCut = [range.lowerBound, range.upperBound].contains { $0 < bytes.count && bytes[$0] & 0xC0 == 0x80 }
            if isValid, isCut { return "a mention that cuts a character: \(mention)" }
            if mention.rule.isEmpty { return "a mention without a rule: \(mention)" }
            if let problem = valueProblem(mention) { return problem }
        }
        let persons = Set(recognition.persons.map(\.name))
        let codes = Set(recognition.countries.map(\.code))
        for mention in recognition.mentions {
            guard let value = mention.value else { continue }
            if mention.kind == .person, !persons.contains(value) { return "a person who is not listed: \(mention)" }
            if mention.kind == .country, !codes.contains(value) { return "a country that is not listed: \(mention)" }
        }
        if Set(recognition.about).count != recognition.about.count { return "days that are listed twice" }
        return nil
    }

    private func valueProblem(_ mention: Mention) -> String? {
        switch (mention.kind, mention.value) {
        case (.date, let value?): DateValue(value) == nil ? "a date that is none: \(mention)" : nil
        case (.date, nil): nil
        case (.country, let code?): Country(code: code) == nil ? "a code that is no country's: \(mention)" : nil
        case (.person, let name?): name.isEmpty ? "a person without a name: \(mention)" : nil
        case (_, nil): "a mention without a value: \(mention)"
        }
    }

    private struct Shape: Decodable {
        struct Mention: Decodable {
            var text: String
            var start: Int
            var end: Int
        }

        var id: String
        var mentions: [Mention]
    }

    private func problem(ofJSON annotation: Annotation) -> String? {
        guard !annotation.recognition.mentions.isEmpty else { return nil }
        var json: [UInt8] = []
        annotation.appendJSON(to: &json)
        guard let shape = try? JSONDecoder().decode(Shape.self, from: Data(json)) else {
            return "JSON that cannot be read: \(String(decoding: json, as: UTF8.self))"
        }
        let bytes = Array(annotation.text.utf8)
        let isFaithful =
            shape.id == annotation.id && shape.mentions.count == annotation.recognition.mentions.count
            && shape.mentions.allSatisfy { $0.text == String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
        return isFaithful ? nil : "JSON that tells something else: \(String(decoding: json, as: UTF8.self))"
    }
}
