import Testing

@testable import NewsCorpus

@Suite struct RecordSplitterTests {
    private static let file = CorpusFile(path: "/f", name: "f", size: 0, modified: 0)

    /// What a splitter makes of some bytes that come in pieces of random sizes.
    struct Outcome: Equatable {
        var records: [String] = []
        var lines: [Int] = []
        var numbers: [Int] = []
        var failedLines: [Int?] = []
    }

    private func split(
        _ text: [UInt8], _ layout: JSONLayout, maximum: Int, pieces: Int, using generator: inout SeededGenerator
    ) throws -> Outcome {
        var outcome = Outcome()
        var splitter = RecordSplitter(layout, file: Self.file, maximum: maximum, batchSize: 64)
        let batch = { (batch: RecordBatch) in
            #expect(batch.bytes.count >= (batch.records.last?.bytes.upperBound ?? 0) + RecordBatch.padding)
            for record in batch.records {
                outcome.records.append(String(decoding: batch.bytes[record.bytes], as: UTF8.self))
                outcome.lines.append(record.line)
                outcome.numbers.append(record.number)
            }
        }
        var failures: [Int?] = []
        var rest = text[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...pieces, using: &generator))
            try piece.withUnsafeBytes { try splitter.feed($0, batch: batch, failure: { failures.append($0.line) }) }
            rest = rest.dropFirst(piece.count)
        }
        try splitter.finish(isWhole: true, batch: batch, failure: { failures.append($0.line) })
        outcome.failedLines = failures
        return outcome
    }

    private static let bits = [
        #"{"text": "a"}"#, #"{"a": "}{][\"\\"}"#, "{bad", "null", "", "  ", "\t", #"{"b": [1, {"c": "d"}]}"#, "\"open",
        #"{"long": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}"#, "é😀", "}", "\\",
    ]

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func linesAreWhatSplittingTheWholeFileGives(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let breaks = ["\n", "\r\n"]
        var text = ""
        for _ in 0..<Int.random(in: 0...60, using: &generator) {
            text += Self.bits.randomElement(using: &generator) ?? ""
            text += breaks.randomElement(using: &generator) ?? ""
        }
        if Bool.random(using: &generator) { text += #"{"last": "line"}"# }
        var expected = Outcome()
        for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if line.count > 70 {
                expected.failedLines.append(index + 1)
                continue
            }
            let trimmed = String(Substring(line)).trimmingSpaces
            if trimmed.isEmpty { continue }
            expected.records.append(trimmed)
            expected.lines.append(index + 1)
            expected.numbers.append(index + 1)
        }
        let pieces = [1, 3, 40, 5000].randomElement(using: &generator) ?? 1
        let outcome = try split(Array(text.utf8), .lines, maximum: 70, pieces: pieces, using: &generator)
        #expect(outcome == expected, "seed \(seed)")
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func elementsAreFoundWhateverStandsBetweenThem(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let elements = [
            #"{"text": "a"}"#, #"{"a": "}{][\"\\"}"#, "null", "\"x, y\"", #"{"b": [1, {"c": "d"}, []]}"#, "{}",
            "[[1], {}]",
            "{\n  \"a\": 1,\n  \"b\": {\n  }\n}",
            #"{"long": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}"#,
        ]
        let gaps = ["", " ", "\n", "\r\n  ", "\n\n"]
        var text = "["
        var expected = Outcome()
        for index in 0..<Int.random(in: 0...40, using: &generator) {
            if index > 0 { text += "," }
            text += gaps.randomElement(using: &generator) ?? ""
            let element = elements.randomElement(using: &generator) ?? "{}"
            let line = text.utf8.count { $0 == 0x0A } + 1
            if element.utf8.count > 60 {
                expected.failedLines.append(line)
            } else {
                expected.records.append(element)
                expected.lines.append(line)
                expected.numbers.append(max(line, (expected.numbers.last ?? 0) + 1))
            }
            text += element
            text += gaps.randomElement(using: &generator) ?? ""
        }
        text += "]\n"
        let pieces = [1, 3, 40, 5000].randomElement(using: &generator) ?? 1
        let outcome = try split(Array(text.utf8), .values, maximum: 60, pieces: pieces, using: &generator)
        #expect(outcome == expected, "seed \(seed)")
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func noisyValuesAreCutAlikeWhateverThePieces(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let noise = ["{", "}", "[", "]", ",", ":", "\"", "\\", "\n", " ", "a", "1", "{\"t\": \"x\"}", "\n{\"t\": 1}"]
        let text = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
            noise.randomElement(using: &generator) ?? ""
        }
        let bytes = Array(text.joined().utf8)
        let whole = try split(bytes, .values, maximum: 50, pieces: bytes.count + 1, using: &generator)
        let single = try split(bytes, .values, maximum: 50, pieces: 1, using: &generator)
        #expect(whole == single, "seed \(seed)")
        #expect(Set(whole.numbers).count == whole.numbers.count, "seed \(seed)")
    }

    @Test(arguments: [
        (#"{"a": 1}"#, JSONLayout.lines), ("{\"a\": 1}\n{\"a\": 2}", .lines), (#"{"a": 1} {"a": 2}"#, .values),
        ("{\n  \"a\": 1\n}", .values), ("[{}]", .values), ("{\"a\": 1\n{\"a\": 2}", .lines),
        ("{\"a\": \"x\n{\"a\": 2}", .lines),
        ("{\"a\": [\n{\"b\": 1}]}", .values), ("garbage\n{\"a\": 1}", .lines), ("\n\n{\"a\": {\"b\": 1}}\n", .lines),
    ])
    func theLayoutIsToldFromTheBeginning(text: String, layout: JSONLayout) {
        #expect(JSONLayout(startOf: Array(text.utf8)[...]) == layout, "\(text)")
    }

    @Test func aHugeArrayOnOneLineStreams() throws {
        let element = #"{"id": 1, "text": "\#(String(repeating: "word ", count: 200))"}"#
        let bytes = Array(("[" + repeatElement(element, count: 3000).joined(separator: ",") + "]").utf8)
        var splitter = RecordSplitter(.values, file: Self.file, maximum: 1 << 20, batchSize: 1 << 16)
        var records = 0
        var largest = 0
        for start in stride(from: 0, to: bytes.count, by: 1 << 14) {
            try bytes[start..<min(start + 1 << 14, bytes.count)].withUnsafeBytes {
                try splitter.feed(
                    $0,
                    batch: {
                        records += $0.records.count; largest = max(largest, $0.bytes.count)
                    }, failure: { throw $0 })
            }
        }
        try splitter.finish(isWhole: true, batch: { records += $0.records.count }, failure: { throw $0 })
        #expect(records == 3000)
        #expect(largest < 1 << 17)
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var text = unicodeScalars[...]
        while let first = text.first, first.properties.isWhitespace { text.removeFirst() }
        while let last = text.last, last.properties.isWhitespace { text.removeLast() }
        return String(text)
    }
}
