// The ASCII letters at a place in a text. In C because Swift makes loops of comparisons of SIMD vectors.

#pragma once

#include <stdint.h>

/// What sixteen bytes are, each half a number whose lowest byte is the first (on a big-endian machine the highest).
struct ascii_letters {
    /// Bytes as lower case, which makes sense of letters alone.
    uint64_t folded[2];
    /// 0xFF where no letter is.
    uint64_t others[2];
    /// 0x20 where a capital is.
    uint64_t capitals[2];
};

/// Reads sixteen bytes.
static inline struct ascii_letters ascii_letters_at(const uint8_t *text) {
    typedef uint8_t unsigned_bytes __attribute__((vector_size(16)));
    typedef int8_t signed_bytes __attribute__((vector_size(16)));
    unsigned_bytes written;
    __builtin_memcpy(&written, text, sizeof written);
    unsigned_bytes folded = written | 0x20;
    // As signed numbers, a to z become the lowest 26.
    signed_bytes others = (signed_bytes)(folded + 0x1F) > (int8_t)-103;
    unsigned_bytes capitals = written ^ folded;
    struct ascii_letters letters;
    __builtin_memcpy(letters.folded, &folded, sizeof folded);
    __builtin_memcpy(letters.others, &others, sizeof others);
    __builtin_memcpy(letters.capitals, &capitals, sizeof capitals);
    return letters;
}
