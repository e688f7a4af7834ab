import Chronology
import Dateline

/// Tables as RFC 4180 has them, with line feeds.
enum CSVRenderer {
    static func render(_ hits: [Hit]) -> String {
        var rows = [["rank", "score", "id", "title", "published", "source", "url", "persons", "countries"]]
        rows += hits.map { hit in
            [
                String(hit.rank), String((hit.score * 10_000).rounded() / 10_000), hit.id, hit.title ?? "",
                hit.published?.description ?? "", hit.source ?? "", hit.url ?? "",
                hit.persons.joined(separator: "; "), hit.countries.joined(separator: "; "),
            ]
        }
        return render(rows)
    }

    static func render(_ facet: Facet) -> String {
        render([["value", "label", "count"]] + facet.values.map { [$0.value, $0.label, String($0.count)] })
    }

    private static func render(_ rows: [[String]]) -> String {
        rows.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { ",\"\n\r".contains($0) || $0 == "\r\n" }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
