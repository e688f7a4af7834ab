import EntityRecognition
import Foundation

/// Makes the tables of the person recogniser from lists of names and texts with marked persons.
///
///     TrainPersons DATA OUTPUT [FILE…]
///
/// DATA holds the uncompressed `gazetteers` and `ner` folders; `names.bin` and `weights.bin` are written to OUTPUT. The
/// files named behind are measured with the result and never trained on.
///
///     TrainPersons --cross-validate DATA [ERRORS]
///
/// measures on the training texts, each fold with a model that has not seen it, to choose between features and settings,
/// and writes what it got wrong to ERRORS.
@main
struct TrainPersons {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count >= 2 else {
            log("usage: TrainPersons DATA OUTPUT [FILE...]")
            exit(2)
        }
        do {
            if arguments.first == "--cross-validate" {
                try crossValidate(Array(arguments.dropFirst()))
            } else {
                try run(Array(arguments))
            }
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

    private static func crossValidate(_ paths: [String]) throws {
        var settings = PersonTraining.Settings()
        settings.seeds = [1, 2, 3]
        var training = PersonTraining(try documents(paths[0]), names: try names(paths[0]), settings: settings)
        let originals = try GoldDocument.read(paths[0] + "/ner/worldwide-train.jsonl").enumerated().map {
            (document: $1, fold: $0 % PersonTraining.folds)
        }
        let mistakes = training.crossValidate(originals, log: log)
        if paths.count > 1 { try mistakes.write(toFile: paths[1], atomically: true, encoding: .utf8) }
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

    /// Texts with marked persons, and lists of results with names and towns of the gazetteers.
    private static func documents(_ data: String) throws -> [TrainingDocument] {
        var generator = SplitMix64(seed: 7)
        var documents: [TrainingDocument] = []
        func add(_ document: GoldDocument, _ weight: Float, _ index: Int) {
            documents.append(
                TrainingDocument(document: document, weight: weight, fold: index % PersonTraining.folds))
        }
        for (index, document) in try GoldDocument.read(data + "/ner/worldwide-train.jsonl").enumerated() {
            add(document.withHeadlines(using: &generator), 1, index)
        }
        for (index, document) in try GoldDocument.read(data + "/ner/wikigold.jsonl").enumerated() {
            // Its neighbouring sentences do not belong together.
            for line in document.lines { add(line.withHeadlines(using: &generator), 1, index) }
        }
        var lists = try ResultLists(
            names: data + "/gazetteers/person-names-wikipedia.tsv",
            towns: data + "/gazetteers/geonames-cities15000.tsv", seed: 5)
        for index in 0..<200 { add(lists.document(), 0.3, index) }
        return documents
    }
}
