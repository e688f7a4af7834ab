import Testing

@testable import Dateline

@Suite struct QueryDiagramTests {
    private func diagram(_ query: String, columns: Int = 100) -> [String] {
        do throws(QueryError) {
            _ = try parse(query)
            return []
        } catch {
            return error.diagram(of: query, columns: columns).split(separator: "\n", omittingEmptySubsequences: false)
                .map(String.init)
        }
    }

    @Test func wideCharactersTakeTwoColumns() {
        #expect(diagram("習近平 persn:x") == ["習近平 persn:x", "       ^~~~~~"])
        #expect(diagram("🇷🇺👍 persn:x") == ["🇷🇺👍 persn:x", "     ^~~~~~"])
    }

    @Test func combiningMarksTakeNone() {
        #expect(diagram("Vuc\u{30C}ic\u{301} persn:x") == ["Vuc\u{30C}ic\u{301} persn:x", "      ^~~~~~"])
    }

    @Test func tabsAndLineBreaksAreDrawnAsOneSpace() {
        #expect(diagram("a\t\tb\r\npersn:x") == ["a  b persn:x", "     ^~~~~~"])
        #expect(diagram("a\u{1B}[31m persn:x") == ["a [31m persn:x", "       ^~~~~~"])
    }

    @Test func whatIsMissingAtTheEndIsMarkedAfterIt() {
        #expect(diagram("about:= ") == ["about:= ", "       ^"])
        #expect(QueryError(.badDate, 3..<3, "").diagram(of: "añ") == "añ\n  ^")
        #expect(QueryError(.badDate, 0..<0, "").diagram(of: "") == "\n^")
    }

    @Test func ofALongQueryTheSurroundingsAreDrawn() {
        let query = String(repeating: "gas ", count: 1000) + "persn:x" + String(repeating: " oil", count: 1000)
        let lines = diagram(query, columns: 40)
        #expect(lines.count == 2)
        #expect(lines[0].count == 40)
        #expect(lines[0].hasPrefix("…") && lines[0].hasSuffix("…"))
        #expect(lines[1].hasSuffix("^~~~~~"))
        let indent = lines[1].prefix { $0 == " " }.count
        #expect(lines[0].dropFirst(indent).hasPrefix("persn:"))
    }

    @Test func aLongPlaceIsCutWithItsLine() {
        let query = "title:" + String(repeating: "x", count: 500) + "* " + String(repeating: "y", count: 500) + "*~"
        let lines = diagram(query, columns: 60)
        #expect(lines[0].count == 60)
        #expect(lines[1].count <= 60)
    }
}
