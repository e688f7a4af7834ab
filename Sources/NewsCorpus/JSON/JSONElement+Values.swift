extension JSONElement {
    /// A string or number, trimmed; nil when there is nothing in it. `{"$oid": "…"}`, as MongoDB exports it, counts too.
    var scalarString: String? {
        switch kind {
        case .text: String(trimming: textBytes)
        case .integer: digits
        case .double: String(double)
        case .object: extendedJSONValue?.scalarString
        case .array, .bool, .null: nil
        }
    }

    /// The article's text as it is written; an array of strings is one of paragraphs.
    ///
    /// - Parameter isRaw: line ends stay as they are too, so that byte offsets are those of the input.
    func bodyText(isRaw: Bool) -> String? {
        switch kind {
        case .text:
            let bytes = textBytes
            if bytes.allSatisfy(isASCIISpace) { return nil }
            return isRaw ? String(checked: bytes) : String(cleaning: bytes)
        case .array:
            var paragraphs: [String] = []
            forEachItem { if let paragraph = $0.scalarString { paragraphs.append(paragraph) } }
            return paragraphs.isEmpty ? nil : paragraphs.joined(separator: "\n\n")
        default: return scalarString
        }
    }

    /// The name of a thing that is given as a string, as an object with a name, or as a list of which the first counts.
    var name: String? {
        switch kind {
        case .object:
            for key in Self.nameKeys {
                if let name = member(key)?.scalarString { return name }
            }
            return nil
        case .array:
            var found: String?
            forEachItem { if found == nil { found = $0.name } }
            return found
        default: return scalarString
        }
    }

    private static let nameKeys: [[UInt8]] = ["name", "title", "domain"].map { Array($0.utf8) }

    /// Names in an array, or in one string separated by `;` or `|`.
    var names: [String]? {
        guard kind == .array else {
            return name.flatMap { Self.nonEmpty(AuthorNames.split($0, at: [UInt8(ascii: ";"), UInt8(ascii: "|")])) }
        }
        var names: [String] = []
        forEachItem { if let name = $0.name { names.append(name) } }
        return Self.nonEmpty(names)
    }

    /// As `names`, but a string is read as a byline: "By Ann Lee and Bo Chan".
    var authorNames: [String]? {
        guard kind == .array else { return name.flatMap { Self.nonEmpty(AuthorNames.names(inByline: $0)) } }
        var names: [String] = []
        forEachItem { if let name = $0.name { names.append(AuthorNames.withoutBy(name)) } }
        return Self.nonEmpty(names)
    }

    /// A date as it is written: a string, or a number of seconds, milliseconds or `20250509`.
    var writtenDate: String? {
        kind == .double && double.magnitude < 1e15 ? String(Int(double)) : scalarString
    }

    private static func nonEmpty(_ names: [String]) -> [String]? { names.isEmpty ? nil : names }

    /// The value of an object whose only member has a key that begins with `$`.
    private var extendedJSONValue: JSONElement? {
        var members = 0
        var found: JSONElement?
        forEachMember { key, value in
            members += 1
            if key.first == UInt8(ascii: "$") { found = value }
        }
        return members == 1 ? found : nil
    }
}
