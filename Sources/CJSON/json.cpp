#include "CJSON.h"

#include <simdjson.h>

#include <cstring>
#include <new>
#include <type_traits>

using simdjson::dom::element;

struct json_parser {
    simdjson::dom::parser parser;
};

// An element is a pointer to its document and an index; the C struct has the same layout, and copies the bytes.
static_assert(sizeof(json_element) == sizeof(element), "json_element mirrors simdjson::dom::element");
static_assert(std::is_trivially_copyable<element>::value, "simdjson::dom::element can be copied as bytes");

namespace {

json_element wrapped(element value) {
    json_element result;
    std::memcpy(&result, &value, sizeof result);
    return result;
}

element unwrapped(json_element value) {
    element result;
    std::memcpy(static_cast<void *>(&result), &value, sizeof result);
    return result;
}

json_status status(simdjson::error_code code) {
    switch (code) {
    case simdjson::SUCCESS: return JSON_OK;
    case simdjson::EMPTY: return JSON_EMPTY;
    case simdjson::TAPE_ERROR:
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR: return JSON_STRUCTURE;
    case simdjson::UNCLOSED_STRING: return JSON_UNCLOSED_STRING;
    case simdjson::STRING_ERROR: return JSON_STRING;
    case simdjson::UTF8_ERROR: return JSON_UTF8;
    case simdjson::UNESCAPED_CHARS: return JSON_CONTROL;
    case simdjson::NUMBER_ERROR: return JSON_NUMBER;
    case simdjson::DEPTH_ERROR: return JSON_DEPTH;
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC: return JSON_CAPACITY;
    default: return JSON_OTHER;
    }
}

} // namespace

extern "C" {

json_parser *json_parser_new(void) {
    return new (std::nothrow) json_parser();
}

void json_parser_free(json_parser *parser) {
    delete parser;
}

size_t json_parser_padding(void) {
    return simdjson::SIMDJSON_PADDING;
}

json_status json_parser_parse(json_parser *parser, const char *bytes, size_t length, json_element *root) {
    try {
        element value;
        const auto code = parser->parser.parse(bytes, length, false).get(value);
        if (code == simdjson::SUCCESS) *root = wrapped(value);
        return status(code);
    } catch (...) {
        return JSON_CAPACITY; // parse reports its errors as codes; what is left to be thrown is std::bad_alloc
    }
}

json_kind json_element_kind(json_element value) {
    switch (unwrapped(value).type()) {
    case simdjson::dom::element_type::BOOL: return JSON_BOOL;
    case simdjson::dom::element_type::INT64: return JSON_INT64;
    case simdjson::dom::element_type::UINT64: return JSON_UINT64;
    case simdjson::dom::element_type::DOUBLE: return JSON_DOUBLE;
    case simdjson::dom::element_type::STRING: return JSON_TEXT;
    case simdjson::dom::element_type::ARRAY: return JSON_ARRAY;
    case simdjson::dom::element_type::OBJECT: return JSON_OBJECT;
    default: return JSON_NULL;
    }
}

json_text json_element_text(json_element value) {
    std::string_view text;
    if (unwrapped(value).get_string().get(text) != simdjson::SUCCESS) return {"", 0};
    return {text.data(), text.size()};
}

int64_t json_element_int64(json_element value) {
    int64_t number = 0;
    return unwrapped(value).get_int64().get(number) == simdjson::SUCCESS ? number : 0;
}

uint64_t json_element_uint64(json_element value) {
    uint64_t number = 0;
    return unwrapped(value).get_uint64().get(number) == simdjson::SUCCESS ? number : 0;
}

double json_element_double(json_element value) {
    double number = 0;
    return unwrapped(value).get_double().get(number) == simdjson::SUCCESS ? number : 0;
}

void json_object_each(json_element value, void *context, json_member_visitor visitor) {
    simdjson::dom::object object;
    if (unwrapped(value).get_object().get(object) != simdjson::SUCCESS) return;
    for (const auto member : object) {
        if (!visitor(context, {member.key.data(), member.key.size()}, wrapped(member.value))) return;
    }
}

void json_array_each(json_element value, void *context, json_element_visitor visitor) {
    simdjson::dom::array array;
    if (unwrapped(value).get_array().get(array) != simdjson::SUCCESS) return;
    for (const auto item : array) {
        if (!visitor(context, wrapped(item))) return;
    }
}

bool json_utf8_is_valid(const char *bytes, size_t length) { return simdjson::validate_utf8(bytes, length); }

} // extern "C"
