import CJSON

/// A value inside the document that a `JSONParser` holds at the moment.
package struct JSONElement {
    let raw: json_element

    package enum Kind { case null, bool, integer, double, text, array, object }

    package var kind: Kind {
        switch json_element_kind(raw) {
        case JSON_BOOL: .bool
        case JSON_INT64, JSON_UINT64: .integer
        case JSON_DOUBLE: .double
        case JSON_TEXT: .text
        case JSON_ARRAY: .array
        case JSON_OBJECT: .object
        default: .null
        }
    }

    /// The bytes of a string, valid UTF-8; empty for any other kind.
    package var textBytes: UnsafeBufferPointer<UInt8> {
        let text = json_element_text(raw)
        return UnsafeBufferPointer(text)
    }

    /// The value of an integer that fits; 0 for any other kind.
    package var integer: Int { Int(json_element_int64(raw)) }
    var double: Double { json_element_double(raw) }

    /// An integer in digits, whatever its size.
    var digits: String {
        json_element_kind(raw) == JSON_UINT64 ? String(json_element_uint64(raw)) : String(json_element_int64(raw))
    }

    package func forEachMember(_ body: (UnsafeBufferPointer<UInt8>, JSONElement) -> Void) {
        withoutActuallyEscaping(body) { body in
            withUnsafePointer(to: body) { context in
                json_object_each(raw, UnsafeMutableRawPointer(mutating: context)) { context, key, value in
                    context?.assumingMemoryBound(to: ((UnsafeBufferPointer<UInt8>, JSONElement) -> Void).self)
                        .pointee(UnsafeBufferPointer(key), JSONElement(raw: value))
                    return true
                }
            }
        }
    }

    package func forEachItem(_ body: (JSONElement) -> Void) {
        withoutActuallyEscaping(body) { body in
            withUnsafePointer(to: body) { context in
                json_array_each(raw, UnsafeMutableRawPointer(mutating: context)) { context, value in
                    context?.assumingMemoryBound(to: ((JSONElement) -> Void).self).pointee(JSONElement(raw: value))
                    return true
                }
            }
        }
    }

    /// The last member with this key, ASCII case aside.
    func member(_ key: [UInt8]) -> JSONElement? {
        var found: JSONElement?
        forEachMember { name, value in
            if equalsIgnoringCase(name, key) { found = value }
        }
        return found
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate init(_ text: json_text) {
        let start = UnsafeRawPointer(text.bytes)?.assumingMemoryBound(to: UInt8.self)
        self.init(start: start, count: text.length)
    }
}

/// Whether the name is the key, which is in lower case, but for the case of ASCII letters.
@inline(__always)
func equalsIgnoringCase(_ name: UnsafeBufferPointer<UInt8>, _ lowercasedKey: [UInt8]) -> Bool {
    guard name.count == lowercasedKey.count else { return false }
    for index in 0..<name.count where asciiLowercased(name[index]) != lowercasedKey[index] { return false }
    return true
}
