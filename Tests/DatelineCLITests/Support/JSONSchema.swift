import Foundation

/// A validator for the part of JSON Schema (draft 2020-12) that `docs/schemas` uses. A keyword that it does not know is a
/// problem, so that no rule goes unchecked.
struct JSONSchema {
    private let root: JSONValue

    /// A schema of `docs/schemas`, by its name there.
    init(_ name: String) throws {
        let file = Workspace.repository.appendingPathComponent("docs/schemas/\(name).schema.json")
        try self.init(JSONValue(String(decoding: Data(contentsOf: file), as: UTF8.self)))
    }

    init(_ root: JSONValue) throws { self.root = root }

    var examples: [JSONValue] { root["examples"]?.elements ?? [] }

    /// What is wrong with a value, each with the place; empty for a valid one.
    func problems(of value: JSONValue, definition: String? = nil) -> [String] {
        let schema = definition.flatMap { root["$defs"]?[$0] } ?? root
        return problems(value, schema, at: "")
    }

    private func problems(_ value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
        switch schema {
        case .boolean(true): return []
        case .object(let keywords):
            return keywords.sorted { $0.key < $1.key }.flatMap { keyword, rule in
                problems(value, keyword, rule, schema).map { $0.hasPrefix("/") ? place + $0 : "\(place): \($0)" }
            }
        default: return ["\(place): nothing may stand here"]
        }
    }

    private func problems(_ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONValue) -> [String] {
        switch keyword {
        case "$schema", "$id", "$defs", "title", "description", "examples", "then": []
        case "type":
            (rule.text.map { [$0] } ?? rule.elements.compactMap(\.text)).contains { Self.isOfType(value, $0) }
                ? [] : ["is not of type \(rule)"]
        case "enum": rule.elements.contains(value) ? [] : ["is none of \(rule)"]
        case "const": rule == value ? [] : ["is not \(rule)"]
        case "minimum": (value.double ?? .infinity) >= (rule.double ?? 0) ? [] : ["is below \(rule)"]
        case "minLength": (value.text?.unicodeScalars.count ?? .max) >= (rule.count ?? 0) ? [] : ["is too short"]
        case "pattern": Self.matches(value, rule) ? [] : ["does not match \(rule)"]
        case "required", "properties", "additionalProperties": memberProblems(value, keyword, rule, schema)
        case "items", "prefixItems", "minItems", "maxItems": elementProblems(value, keyword, rule, schema)
        case "$ref", "allOf", "anyOf", "oneOf", "if": applied(value, keyword, rule, schema)
        default: ["the validator does not know the keyword \(keyword)"]
        }
    }

    private static func isOfType(_ value: JSONValue, _ type: String) -> Bool {
        switch (type, value) {
        case ("null", .null), ("boolean", .boolean), ("integer", .integer), ("number", .integer), ("number", .number),
            ("string", .string), ("array", .array), ("object", .object):
            true
        default: false
        }
    }

    private static func matches(_ value: JSONValue, _ rule: JSONValue) -> Bool {
        guard let text = value.text, let pattern = rule.text else { return true }
        guard let regex = try? Regex(pattern) else { return false }
        return text.contains(regex)
    }
}

extension JSONSchema {
    private func memberProblems(
        _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONValue
    ) -> [String] {
        guard case .object(let members) = value else { return [] }
        switch (keyword, rule) {
        case ("required", _):
            return rule.elements.compactMap(\.text).filter { members[$0] == nil }.map { "lacks \($0)" }
        case ("properties", .object(let rules)):
            return rules.flatMap { name, rule in members[name].map { problems($0, rule, at: "/" + name) } ?? [] }
        case ("additionalProperties", _):
            return members.flatMap { name, member in
                schema["properties"]?[name] == nil ? problems(member, rule, at: "/" + name) : []
            }
        default: return ["\(keyword) is malformed"]
        }
    }

    private func elementProblems(
        _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONValue
    ) -> [String] {
        guard case .array(let elements) = value else { return [] }
        let prefix = schema["prefixItems"]?.elements ?? []
        switch keyword {
        case "minItems": return elements.count >= rule.count ?? 0 ? [] : ["has too few elements"]
        case "maxItems": return elements.count <= rule.count ?? .max ? [] : ["has too many elements"]
        case "prefixItems":
            return zip(elements, prefix).enumerated().flatMap { problems($1.0, $1.1, at: "/\($0)") }
        default:
            return elements.enumerated().dropFirst(prefix.count).flatMap { problems($1, rule, at: "/\($0)") }
        }
    }

    private func applied(_ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONValue) -> [String] {
        let valid = rule.elements.count { problems(value, $0, at: "").isEmpty }
        switch keyword {
        case "$ref":
            guard let name = rule.text, name.hasPrefix("#/$defs/"),
                let target = root["$defs"]?[String(name.dropFirst(8))]
            else { return ["\(rule) is defined nowhere"] }
            return problems(value, target, at: "")
        case "allOf": return rule.elements.flatMap { problems(value, $0, at: "") }
        case "anyOf": return valid > 0 ? [] : ["fits none of the alternatives"]
        case "oneOf": return valid == 1 ? [] : ["fits \(valid) of the alternatives"]
        default:
            guard let consequence = schema["then"], problems(value, rule, at: "").isEmpty else { return [] }
            return problems(value, consequence, at: "")
        }
    }
}
