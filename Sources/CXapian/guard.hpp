// The one place where C++ exceptions stop.
#pragma once

#include "CXapian.h"

#include <exception>
#include <string>
#include <xapian.h>

xapian_code code_of(const Xapian::Error &error);
void fill(xapian_error *error, xapian_code code, const std::string &message) noexcept;
xapian_bytes copy(const std::string &text);

/// Runs `body` and returns what it returns, or `failure` after filling `*error` from the exception that it threw.
template <typename Result, typename Body>
Result guarded(xapian_error *error, Result failure, Body body) noexcept {
    try {
        return body();
    } catch (const Xapian::Error &thrown) {
        fill(error, code_of(thrown), thrown.get_description());
    } catch (const std::exception &thrown) {
        fill(error, XAPIAN_OTHER, thrown.what());
    } catch (...) {
        fill(error, XAPIAN_OTHER, "unknown C++ exception");
    }
    return failure;
}

inline std::string text(const uint8_t *bytes, size_t length) {
    return length == 0 ? std::string() : std::string(reinterpret_cast<const char *>(bytes), length);
}

inline const uint8_t *bytes_of(const std::string &text) {
    return reinterpret_cast<const uint8_t *>(text.data());
}
