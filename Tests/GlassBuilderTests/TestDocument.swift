import GlassBuilder

/// A document in a form that both writers can be given.
struct TestDocument {
    struct Term {
        var bytes: [UInt8]
        var wdf: UInt32
        var positions: [UInt32] = []
    }

    var data: [UInt8] = []
    var values: [UInt32: [UInt8]] = [:]
    var terms: [Term] = []

    func fill(_ document: inout GlassDocument) {
        document.removeAll()
        document.setData(data)
        for (slot, value) in values { document.addValue(slot: slot, value) }
        for term in terms { document.addTerm(term.bytes, wdf: term.wdf, positions: term.positions) }
    }

    func serialize(to bytes: inout [UInt8]) {
        bytes.append(string: data)
        bytes.append(number: UInt32(values.count))
        for (slot, value) in values {
            bytes.append(number: slot)
            bytes.append(string: value)
        }
        bytes.append(number: UInt32(terms.count))
        for term in terms {
            bytes.append(string: term.bytes)
            bytes.append(number: term.wdf)
            bytes.append(number: UInt32(term.positions.count))
            for position in term.positions { bytes.append(number: position) }
        }
    }
}

extension GlassBuilder {
    /// Builds a database from documents, one by one.
    static func build(
        _ documents: [TestDocument], at path: String, options: GlassOptions = .fast
    ) throws -> GlassStatistics {
        let builder = try GlassBuilder(path: path, options: options)
        var flat = GlassDocument()
        for document in documents {
            document.fill(&flat)
            try builder.add(flat)
        }
        return try builder.finish()
    }
}

extension GlassOptions {
    /// No syncing: what tests write need not outlive a power cut.
    static var fast: GlassOptions {
        var options = GlassOptions()
        options.sync = false
        return options
    }
}
