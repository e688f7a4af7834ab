import Chronology
public import EntityRecognition

/// The mentions of one text, as `annotate` reports them.
public struct Annotation: Sendable, Equatable {
    public var id: String
    public var text: String
    public var recognition: Recognition
}

extension Annotation {
    /// Appends the object of `docs/schemas/annotate.schema.json` on one line, without a line break behind it. Keys stand in
    /// alphabetical order.
    public func appendJSON(to bytes: inout [UInt8]) {
        var json = JSONBytes(capacity: 256 + recognition.mentions.count * 128)
        json.raw(#"{"about":"#)
        json.array(recognition.about) { $0.string($1.description) }
        json.raw(#","countries":"#)
        json.array(recognition.countries) { json, country in
            json.raw(#"{"count":"#)
            json.integer(country.count)
            json.raw(#","role":"#)
            json.string(country.role.rawValue)
            json.raw(#","value":"#)
            json.string(country.code)
            json.raw("}")
        }
        json.raw(#","id":"#)
        json.string(id)
        json.raw(#","mentions":"#)
        appendMentions(to: &json)
        json.raw(#","persons":"#)
        json.array(recognition.persons) { json, person in
            json.raw(#"{"count":"#)
            json.integer(person.count)
            json.raw(#","value":"#)
            json.string(person.name)
            json.raw("}")
        }
        json.raw(#","published":"#)
        json.string(recognition.published?.description)
        json.raw("}")
        bytes.append(contentsOf: json.bytes)
    }

    private func appendMentions(to json: inout JSONBytes) {
        var text = text
        text.withUTF8 { utf8 in
            json.array(recognition.mentions) { json, mention in
                json.raw(#"{"end":"#)
                json.integer(mention.range.upperBound)
                json.raw(#","rule":"#)
                json.string(mention.rule)
                json.raw(#","start":"#)
                json.integer(mention.range.lowerBound)
                json.raw(#","text":"#)
                json.string(UnsafeBufferPointer(rebasing: utf8[mention.range]))
                json.raw(#","type":"#)
                json.string(mention.kind.rawValue)
                json.raw(#","value":"#)
                json.string(mention.value)
                json.raw("}")
            }
        }
    }
}
