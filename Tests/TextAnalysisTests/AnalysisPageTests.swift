import Foundation
import Testing
import TextAnalysis

/// Checks every row of the tables in `docs/analysis.md`.
@Suite struct AnalysisPageTests {
    @Test func everyExampleOfTokensHolds() throws {
        let rows = try AnalysisPage.rows(headedBy: "text", "forms", "details")
        #expect(rows.count > 40)
        for row in rows {
            let tokens = spelledTokens(row[0])
            let shown = tokens.map { ($0.flags.contains(.joined) ? "+" : "") + $0.form }.joined(separator: " ")
            #expect(shown == row[1].expanded, "\(row[0])")
            for detail in row[2].split(separator: " ") { try check(detail, row[0], tokens) }
        }
    }

    private func check(_ detail: Substring, _ text: String, _ tokens: [SpelledToken]) throws {
        let parts = detail.split(separator: ":")
        let bytes = Array(text.utf8)
        let token = tokens.first { String(decoding: bytes[$0.range], as: UTF8.self) == parts[0] }
        let flags = try #require(token, "no token of \(text) covers \(parts[0])").flags
        for name in parts[1].split(separator: ",") {
            let flag = try #require(TokenFlags.byName[String(name)], "\(name) is no flag")
            #expect(flags.contains(flag), "\(parts[0]) in \(text) lacks \(name)")
        }
    }

    @Test func everyExampleOfFoldingHolds() throws {
        let rows = try AnalysisPage.rows(headedBy: "written", "folded")
        #expect(rows.count > 15)
        for row in rows {
            #expect(Array(Folding.fold(row[0]).utf8) == Array(row[1].expanded.utf8), "\(row[0])")
        }
    }

    @Test func everyExampleOfSentencesHolds() throws {
        let rows = try AnalysisPage.rows(headedBy: "text")
        #expect(rows.count > 20)
        for row in rows {
            let text = row[0].filter { $0 != "‖" && $0 != "¶" }
            var tokens = spelledTokens(text)[...]
            let first = try #require(tokens.first)
            tokens = tokens.dropFirst()
            #expect(first.flags.isSuperset(of: [.sentenceStart, .paragraphStart]))
            let bytes = Array(text.utf8)
            var shown = ""
            var end = first.range.lowerBound
            for token in tokens where token.flags.contains(.sentenceStart) {
                shown += String(decoding: bytes[end..<token.range.lowerBound], as: UTF8.self)
                shown += token.flags.contains(.paragraphStart) ? "¶" : "‖"
                end = token.range.lowerBound
            }
            shown = String(decoding: bytes[..<first.range.lowerBound], as: UTF8.self) + shown
            #expect(shown + String(decoding: bytes[end...], as: UTF8.self) == row[0])
        }
    }
}

enum AnalysisPage {
    /// The cells of all tables with this head, in order; code spans are taken out of their backquotes.
    static func rows(headedBy head: String...) throws -> [[String]] {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/analysis.md")
        var rows: [[String]] = []
        var isInTable = false
        for line in try String(contentsOf: page, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            guard line.hasPrefix("|") else {
                isInTable = false
                continue
            }
            let cells = line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map(cell)
            if isInTable, !line.hasPrefix("|---") { rows.append(cells) }
            if cells == head { isInTable = true }
        }
        return rows
    }

    private static func cell(_ text: Substring) -> String {
        text.trimmingCharacters(in: .whitespaces).replacingOccurrences(of: "`", with: "")
            .replacingOccurrences(of: "⏎", with: "\n").replacingOccurrences(of: "␣", with: " ")
    }
}

extension String {
    /// Canonically decomposed where folding decomposes what an editor composes: kana with voicing marks.
    var expanded: String {
        unicodeScalars.map { scalar in
            (0x3041...0x30FF).contains(scalar.value)
                ? String(scalar).decomposedStringWithCanonicalMapping : String(scalar)
        }.joined()
    }
}
