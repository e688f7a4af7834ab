import CXapianOracle

/// libxapian's own writer and reader, as the reference.
enum Oracle {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Makes a database from documents through the library's own writer.
    static func build(_ documents: [TestDocument], at path: String) throws {
        try apply(documents.map(Change.add), to: path, create: true)
    }

    static func apply(_ changes: [Change], to path: String, create: Bool = false, dangerous: Bool = false) throws {
        var bytes: [UInt8] = []
        for change in changes { change.serialize(to: &bytes) }
        var error = oracle_text()
        try check(oracle_apply(path, bytes, bytes.count, create, dangerous, &error), &error)
    }

    static func dump(_ path: String, slots: [UInt32] = []) throws -> String {
        var (text, error) = (oracle_text(), oracle_text())
        try check(oracle_dump(path, slots, slots.count, &text, &error), &error)
        return take(&text)
    }

    static func search(_ path: String, _ queries: [TestQuery]) throws -> String {
        var bytes: [UInt8] = []
        for query in queries { query.serialize(to: &bytes) }
        var (text, error) = (oracle_text(), oracle_text())
        try check(oracle_query(path, bytes, bytes.count, &text, &error), &error)
        return take(&text)
    }

    static func compact(_ path: String, to target: String) throws {
        var error = oracle_text()
        try check(oracle_compact(path, target, &error), &error)
    }

    /// Throws the library's report unless it finds nothing wrong.
    static func verify(_ path: String) throws {
        var (text, error) = (oracle_text(), oracle_text())
        var errors = 0
        try check(oracle_check(path, &errors, &text, &error), &error)
        let report = take(&text)
        if errors > 0 { throw Failure(description: "\(errors) errors:\n\(report)") }
    }

    private static func check(_ succeeded: Bool, _ error: inout oracle_text) throws {
        if !succeeded { throw Failure(description: take(&error)) }
    }

    private static func take(_ text: inout oracle_text) -> String {
        defer { oracle_text_free(&text) }
        return String(decoding: UnsafeRawBufferPointer(start: text.bytes, count: text.length), as: UTF8.self)
    }
}

/// A change made through the library's writer.
enum Change {
    case add(TestDocument)
    case replace(UInt32, TestDocument)
    case delete(UInt32)
    case setMetadata(key: String, value: String)

    func serialize(to bytes: inout [UInt8]) {
        switch self {
        case .add(let document):
            bytes.append(UInt8(ascii: "A"))
            document.serialize(to: &bytes)
        case .replace(let id, let document):
            bytes.append(UInt8(ascii: "R"))
            bytes.append(number: id)
            document.serialize(to: &bytes)
        case .delete(let id):
            bytes.append(UInt8(ascii: "D"))
            bytes.append(number: id)
        case .setMetadata(let key, let value):
            bytes.append(UInt8(ascii: "M"))
            bytes.append(string: Array(key.utf8))
            bytes.append(string: Array(value.utf8))
        }
    }
}

/// A query in postfix order.
struct TestQuery {
    enum Step {
        case term([UInt8])
        case and, or, andNot
        case phrase(window: Int, terms: Int)
        case near(window: Int, terms: Int)
    }

    var steps: [Step]

    func serialize(to bytes: inout [UInt8]) {
        bytes.append(number: UInt32(steps.count))
        for step in steps {
            switch step {
            case .term(let term):
                bytes.append(UInt8(ascii: "T"))
                bytes.append(string: term)
            case .and: bytes.append(UInt8(ascii: "&"))
            case .or: bytes.append(UInt8(ascii: "|"))
            case .andNot: bytes.append(UInt8(ascii: "!"))
            case .phrase(let window, let terms): bytes.append(operation: "P", window, terms)
            case .near(let window, let terms): bytes.append(operation: "N", window, terms)
            }
        }
    }
}

extension [UInt8] {
    mutating func append(number: UInt32) {
        for shift in [0, 8, 16, 24] as [UInt32] { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    mutating func append(string: [UInt8]) {
        append(number: UInt32(string.count))
        append(contentsOf: string)
    }

    fileprivate mutating func append(operation: Unicode.Scalar, _ window: Int, _ terms: Int) {
        append(UInt8(ascii: operation))
        append(number: UInt32(window))
        append(number: UInt32(terms))
    }
}
