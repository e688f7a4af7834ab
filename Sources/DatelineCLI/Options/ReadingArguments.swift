import ArgumentParser
public import NewsCorpus

extension ReaderKind: OneOfWords {}

/// How input files are read.
struct ReadingArguments: ParsableArguments {
    @Option(help: ArgumentHelp("How to read the input.", valueName: "reader"))
    var reader: ReaderKind = .auto

    @Option(
        name: .long,
        parsing: .singleValue,
        help: ArgumentHelp(
            "The JSON key of a field, such as text=story or title=doc.headline; may be repeated.",
            valueName: "name=key"
        )
    )
    var field: [String] = []

    func validate() throws {
        _ = try options()
    }

    func options() throws -> ReadingOptions {
        var names: [String: String] = [:]
        for argument in field {
            do {
                let (name, key) = try ReadingOptions.fieldName(parsing: argument)
                names[name] = key
            } catch {
                throw ValidationError("--field: \(error)")
            }
        }
        return ReadingOptions(reader: reader, fieldNames: names)
    }
}
