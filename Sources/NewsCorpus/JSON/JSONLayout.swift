/// How the records of a JSON file lie in it.
enum JSONLayout {
    /// One a line.
    case lines
    /// In an array, pretty-printed over several lines, or several on a line.
    case values

    /// Told from the beginning of the file; the whole first record need not be in it.
    init(startOf bytes: ArraySlice<UInt8>) {
        let text = bytes.drop(while: isASCIISpace)
        guard text.first == UInt8(ascii: "{") else {
            self = text.first == UInt8(ascii: "[") ? .values : .lines
            return
        }
        var depth = 0
        var previous: UInt8 = 0
        var rest = text
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                guard Self.skipString(&rest) else {
                    self = .lines
                    return
                }
            case UInt8(ascii: "\n"):
                // The next line beginning with an object where none can be: this one is a broken line of JSON Lines.
                let opensObject = rest.first == UInt8(ascii: "{")
                self = opensObject && !",:[".utf8.contains(previous) ? .lines : .values
                return
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            if depth == 0 { break }
            if !isASCIISpace(byte) { previous = byte }
        }
        let next = rest.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
        self = next.map { "{[,".utf8.contains($0) } ?? false ? .values : .lines
    }

    /// Whether a file without a telling name is JSON: it begins with an object, or an array of objects.
    static func isJSON(startOf bytes: ArraySlice<UInt8>) -> Bool {
        var text = bytes.drop(while: isASCIISpace)
        if text.first == UInt8(ascii: "[") {
            text = text.dropFirst().drop(while: isASCIISpace)
            if text.first == UInt8(ascii: "]") { return text.dropFirst().allSatisfy(isASCIISpace) }
        }
        guard text.popFirst() == UInt8(ascii: "{") else { return false }
        text = text.drop(while: isASCIISpace)
        if text.first == UInt8(ascii: "}") { return true }
        guard text.popFirst() == UInt8(ascii: "\""), skipString(&text) else { return false }
        return text.first { !isASCIISpace($0) } == UInt8(ascii: ":")
    }

    /// Passes over the rest of a string; false when its line ends first.
    private static func skipString(_ rest: inout ArraySlice<UInt8>) -> Bool {
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return true
            case UInt8(ascii: "\n"): return false
            case UInt8(ascii: "\\"): rest = rest.dropFirst()
            default: break
            }
        }
        return true
    }
}
