import Foundation
import Testing

@testable import Dateline
import EntityRecognition

/// Holds `docs/query-language.md` to what the parser does.
@Suite struct QueryGuideTests {
    @Test func everyExampleParsesAndIsWrittenBack() throws {
        let examples = try Self.blocks(tagged: "query").flatMap { $0 }.map(Self.withoutComment)
        #expect(examples.count > 60)
        for example in examples {
            do throws(QueryError) {
                let query = try parse(example)
                #expect(try parse(query.description) == query, "\(example)")
            } catch {
                Issue.record("\(error.diagram(of: example))\n\(error)")
            }
        }
    }

    @Test func everyErrorReadsAsShown() throws {
        let examples = try Self.blocks(tagged: "query-error")
        #expect(examples.count > 5)
        for example in examples {
            let text = try #require(example.first)
            let error = #expect(throws: QueryError.self, "\(text)") { try parse(text) }
            guard let error else { continue }
            #expect(error.diagram(of: text) + "\n" + error.description == example.joined(separator: "\n"))
        }
    }

    @Test func everyFieldAndRoleIsExplained() throws {
        let text = try Self.guide()
        for field in QueryField.all { #expect(text.contains("\n\(field.name):"), "\(field.name)") }
        for role in CountryRole.allCases { #expect(text.contains("country:RU@\(role.rawValue)"), "\(role)") }
    }

    private static func guide(file: String = #filePath) throws -> String {
        let root = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("../../..")
        return try String(contentsOf: root.appendingPathComponent("docs/query-language.md"), encoding: .utf8)
    }

    /// The lines of each fenced block with exactly this tag.
    private static func blocks(tagged tag: String) throws -> [[String]] {
        var blocks: [[String]] = []
        var open: [String]?
        var isOurs = false
        for line in try guide().split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            guard line.hasPrefix("```") else {
                open?.append(line)
                continue
            }
            if let block = open {
                if isOurs { blocks.append(block) }
                open = nil
            } else {
                open = []
                isOurs = line == "```" + tag
            }
        }
        return blocks
    }

    private static func withoutComment(_ line: String) -> String {
        guard let comment = line.range(of: " # ") else { return line }
        return String(line[..<comment.lowerBound]).trimmingCharacters(in: .whitespaces)
    }
}
