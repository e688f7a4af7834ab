#pragma once
// The part of simdjson's DOM interface that reading articles needs.
//
// Conventions
// 1. Names are json_<class>_<method>; one function does one thing and mirrors one method of simdjson::dom.
// 2. The parser is an opaque handle: json_parser_new gives an owned one (NULL without memory), json_parser_free ends
//    it and accepts NULL. Elements are small values that point into their parser.
// 3. Strings are (pointer, length) in UTF-8 and may hold NUL. An element, its strings and its keys live until the next
//    parse by the same parser, or until the parser is freed.
// 4. Lists come out through a visitor; a visitor that returns false ends the visit.
// 5. Only parsing can fail: it returns a json_status. Asking an element for what it is not gives an empty or zero value.
// 6. C++ exceptions never leave this library.
// 7. A parser and its elements are used by one thread at a time.
// 8. No policy: no keys, no limits, no news words.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct json_parser json_parser;

/// A value of the parsed document: simdjson::dom::element, copied.
typedef struct {
    const void *document;
    size_t index;
} json_element;

typedef struct {
    const char *bytes;
    size_t length;
} json_text;

typedef enum {
    JSON_OK = 0,
    JSON_EMPTY,           ///< no value at all
    JSON_STRUCTURE,       ///< commas, braces, brackets, colons or literals are wrong or missing, or the end is
    JSON_UNCLOSED_STRING,
    JSON_STRING,          ///< a bad escape, or half a surrogate pair
    JSON_UTF8,
    JSON_CONTROL,         ///< a control character in a string, not escaped
    JSON_NUMBER,
    JSON_DEPTH,           ///< nested too deeply
    JSON_CAPACITY,        ///< too long for the parser, or no memory
    JSON_OTHER
} json_status;

typedef enum {
    JSON_NULL = 0,
    JSON_BOOL,
    JSON_INT64,
    JSON_UINT64, ///< only for integers beyond the range of int64_t
    JSON_DOUBLE,
    JSON_TEXT,
    JSON_ARRAY,
    JSON_OBJECT
} json_kind;

typedef bool (*json_member_visitor)(void *context, json_text key, json_element value);
typedef bool (*json_element_visitor)(void *context, json_element value);

json_parser *json_parser_new(void);
void json_parser_free(json_parser *parser);

/// How many bytes after the end of the input must be readable; their content does not matter.
size_t json_parser_padding(void);

/// Parses one value. The input is only borrowed for the call.
json_status json_parser_parse(json_parser *parser, const char *bytes, size_t length, json_element *root);

json_kind json_element_kind(json_element element);
json_text json_element_text(json_element element);
int64_t json_element_int64(json_element element);
uint64_t json_element_uint64(json_element element);
double json_element_double(json_element element);
/// Visits the members of an object in the order of the input, doubled keys included.
void json_object_each(json_element element, void *context, json_member_visitor visitor);
void json_array_each(json_element element, void *context, json_element_visitor visitor);

/// simdjson::validate_utf8.
bool json_utf8_is_valid(const char *bytes, size_t length);

#ifdef __cplusplus
}
#endif
