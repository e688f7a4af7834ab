import EntityRecognition
import Foundation

/// Makes the tables of the person recogniser from lists of names and texts with marked persons.
///
///     TrainPersons DATA OUTPUT [FILE…]
///
/// DATA holds the uncompressed `gazetteers` and `ner` folders; `names.bin` and `weights.bin` are written to OUTPUT. The
/// files named behind are measured with the result and never trained on.
@main
struct TrainPersons {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count >= 2 else {
            log("usage: TrainPersons DATA OUTPUT [FILE...]")
            exit(2)
        }
        do {
            try run(Array(arguments))
        } catch {
            log("\(error)")
            exit(1)
        }
    }

    private static func run(_ paths: [String]) throws {
        let names = try names(paths[0])
        try Data(names.bytes).write(to: URL(fileURLWithPath: paths[1] + "/names.bin"))
        var training = PersonTraining(try documents(paths[0]), names: names)
        let weights = training.run(log: log)
        try Data(weights).write(to: URL(fileURLWithPath: paths[1] + "/weights.bin"))
        for path in paths.dropFirst(2) {
            var measurement = PersonMeasurement(names: names, weights: weights.withUnsafeBytes { PersonWeights($0) })
            log("\(path): \(measurement.measure(try GoldDocument.read(path)))")
        }
    }

    private static let start = Date()

    private static func log(_ message: String) {
        let seconds = Int(Date().timeIntervalSince(start))
        FileHandle.standardError.write(Data("\(seconds) s: \(message)\n".utf8))
    }

    private static func names(_ data: String) throws -> NameTable {
        var builder = NameStatisticsBuilder()
        let lists = data + "/gazetteers/"
        try builder.addNames(lists + "person-names-wikipedia.tsv")
        try builder.addList(lists + "first-names-unlicense.txt", given: true)
        try builder.addList(lists + "surnames-unlicense.txt", given: false)
        try builder.addTable(lists + "common-forenames-by-country.csv", column: "Romanized Name", given: true)
        try builder.addTable(lists + "common-surnames-by-country.csv", column: "Romanized Name", given: false)
        try builder.addTowns(lists + "geonames-cities15000.tsv")
        try builder.addPlaces(lists + "provinces.json", keys: ["name", "english"], level: 3)
        try builder.addPlaces(lists + "countries-mledoze.json", keys: ["common", "demonyms", "capital"], level: 4)
        for name in ["gmb", "wikigold", "gum", "wnut17"] {
            for document in try GoldDocument.read("\(data)/ner/\(name).jsonl") { builder.addText(document.text) }
        }
        return builder.table(log: log)
    }

    private static func documents(_ data: String) throws -> [(GoldDocument, Float)] {
        var documents = try GoldDocument.read(data + "/ner/worldwide-train.jsonl").map { ($0, Float(1)) }
        documents += try GoldDocument.read(data + "/ner/wikigold.jsonl").flatMap(\.lines).map { ($0, 1) }
        return documents
    }
}
