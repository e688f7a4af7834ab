import CJSON

/// A parser of single JSON values, reused from record to record.
package final class JSONParser {
    private let handle: OpaquePointer

    package init?() {
        guard let handle = json_parser_new() else { return nil }
        self.handle = handle
        assert(json_parser_padding() <= RecordBatch.padding)
    }

    deinit { json_parser_free(handle) }

    /// Parses one value and hands it out; it and its parts must not leave the closure.
    ///
    /// - Parameter bytes: followed in memory by at least `RecordBatch.padding` readable bytes.
    package func parse<Value>(
        _ bytes: UnsafeBufferPointer<UInt8>, _ body: (JSONElement) -> Value
    ) -> Result<Value, JSONSyntaxError> {
        var root = json_element()
        let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
        let status = json_parser_parse(handle, start, bytes.count, &root)
        guard status == JSON_OK else { return .failure(JSONSyntaxError(status)) }
        return .success(body(JSONElement(raw: root)))
    }
}

/// Why a record is no JSON.
package enum JSONSyntaxError: Error {
    case empty, structure, unclosedString, string, encoding, controlCharacter, number, depth, capacity, other

    init(_ status: json_status) {
        switch status {
        case JSON_EMPTY: self = .empty
        case JSON_STRUCTURE: self = .structure
        case JSON_UNCLOSED_STRING: self = .unclosedString
        case JSON_STRING: self = .string
        case JSON_UTF8: self = .encoding
        case JSON_CONTROL: self = .controlCharacter
        case JSON_NUMBER: self = .number
        case JSON_DEPTH: self = .depth
        case JSON_CAPACITY: self = .capacity
        default: self = .other
        }
    }

    var reason: String {
        let detail =
            switch self {
            case .empty: "there is no value"
            case .structure: "a comma, colon, brace or bracket is missing or too many, or it is cut off"
            case .unclosedString: "a string is not closed"
            case .string: "a string has a bad escape"
            case .encoding: "it is not UTF-8"
            case .controlCharacter: "a string has an unescaped control character"
            case .number: "a number is malformed or too large"
            case .depth: "it is nested too deeply"
            case .capacity: "it is too long or there is not enough memory"
            case .other: "the parser gave up"
            }
        return "is not valid JSON: \(detail); correct or remove this record"
    }
}
