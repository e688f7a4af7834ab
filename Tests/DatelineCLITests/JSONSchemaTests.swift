import Testing

/// The validator itself, before others rely on it.
@Suite struct JSONSchemaTests {
    @Test(arguments: ["search", "facets", "show", "extract", "annotate", "index", "stats"])
    func theExamplesOfASchemaFollowIt(_ name: String) throws {
        let schema = try JSONSchema(name)
        #expect(!schema.examples.isEmpty)
        for example in schema.examples { #expect(schema.problems(of: example) == []) }
    }

    @Test(
        arguments: [
            (#"{"type": "string"}"#, "1"), (#"{"type": ["integer", "null"]}"#, "1.5"),
            (#"{"type": "integer"}"#, "true"),
            (#"{"required": ["a"]}"#, "{}"), (#"{"properties": {"a": {"minimum": 1}}}"#, #"{"a": 0}"#),
            (#"{"items": {"enum": ["x"]}}"#, #"["x", "y"]"#), (#"{"pattern": "^\\d{4}$"}"#, #""20251""#),
            (#"{"prefixItems": [{"type": "integer"}], "items": false}"#, "[1, 2]"), (#"{"minItems": 2}"#, "[1]"),
            (#"{"maxItems": 1}"#, "[1, 2]"), (##"{"$ref": "#/$defs/a", "$defs": {"a": {"const": 1}}}"##, "2"),
            (#"{"anyOf": [{"const": 1}, {"const": 2}]}"#, "3"),
            (#"{"oneOf": [{"type": "integer"}, {"minimum": 0}]}"#, "1"),
            (#"{"if": {"const": 1}, "then": {"type": "string"}}"#, "1"), (#"{"minLength": 1}"#, #""""#),
            (#"{"additionalProperties": false, "properties": {"a": true}}"#, #"{"b": 1}"#),
            (#"{"newKeyword": 1}"#, "1"),
            (##"{"$ref": "#/$defs/nowhere"}"##, "1"),
        ] as [(String, String)])
    func whatBreaksARuleIsFound(schema: String, value: String) throws {
        #expect(try JSONSchema(JSONValue(schema)).problems(of: JSONValue(value)).count == 1)
    }

    @Test(
        arguments: [
            (#"{"type": ["integer", "null"]}"#, "null"), (#"{"type": "number"}"#, "1"),
            (#"{"minimum": 3}"#, #""text""#),
            (#"{"if": {"const": 1}, "then": {"type": "string"}}"#, "2"), (#"{"required": ["a"]}"#, "[]"),
            (#"{"oneOf": [{"type": "integer"}, {"type": "string"}]}"#, "1"),
        ] as [(String, String)])
    func whatFollowsTheRulesPasses(schema: String, value: String) throws {
        #expect(try JSONSchema(JSONValue(schema)).problems(of: JSONValue(value)) == [])
    }
}
