#pragma once

#include "CXapianOracle.h"

#include <xapian.h>

#include <cstdlib>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <string>

inline void give(oracle_text *text, const std::string &value) {
    text->bytes = static_cast<char *>(std::malloc(value.size() + 1));
    text->length = value.size();
    std::memcpy(text->bytes, value.data(), value.size());
    text->bytes[value.size()] = 0;
}

template <typename Body> bool guarded(oracle_text *error, Body body) {
    try {
        body();
        return true;
    } catch (const Xapian::Error &caught) {
        give(error, caught.get_description());
    } catch (const std::exception &caught) {
        give(error, caught.what());
    }
    return false;
}

class Reader {
    const uint8_t *next;
    const uint8_t *end;

    void need(size_t count) {
        if (size_t(end - next) < count) throw std::runtime_error("oracle: input ends early");
    }

  public:
    Reader(const uint8_t *bytes, size_t length) : next(bytes), end(bytes + length) {}

    bool done() const { return next == end; }

    char byte() {
        need(1);
        return char(*next++);
    }

    uint32_t number() {
        need(4);
        uint32_t value = next[0] | next[1] << 8 | next[2] << 16 | uint32_t(next[3]) << 24;
        next += 4;
        return value;
    }

    std::string string() {
        size_t length = number();
        need(length);
        std::string value(reinterpret_cast<const char *>(next), length);
        next += length;
        return value;
    }
};
