import Chronology
import Dateline
import EntityRecognition

/// The mentions of a text for people: a line for each kind's values, then each mention with what it means.
struct AnnotationTextRenderer {
    let style: Style

    func render(_ annotation: Annotation) -> String {
        let recognition = annotation.recognition
        var lines = [style.title(annotation.id.printable)]
        let persons = recognition.persons.map { "\($0.name) (\($0.count))" }
        let countries = recognition.countries.map { country in
            "\(Country(code: country.code)?.name ?? country.code) (\(country.count), \(country.role.rawValue))"
        }
        for (name, values) in [
            ("People", persons), ("Countries", countries), ("Dates", recognition.about.map(\.description)),
        ] where !values.isEmpty {
            lines.append(style.dim((name + ":").fitted(to: 11)) + values.joined(separator: ", ").printable)
        }
        let bytes = Array(annotation.text.utf8)
        for mention in recognition.mentions {
            let place = "\(mention.range.lowerBound)–\(mention.range.upperBound)".fitted(to: 13)
            let text = String(decoding: bytes[mention.range], as: UTF8.self).printable
            let value = mention.value.map { " → \($0)" } ?? " → ?"
            lines.append(
                style.dim("  " + place) + mention.kind.rawValue.fitted(to: 8) + style.highlight(text) + value
                    + style.dim("  (\(mention.rule))")
            )
        }
        return lines.joined(separator: "\n") + "\n\n"
    }
}
