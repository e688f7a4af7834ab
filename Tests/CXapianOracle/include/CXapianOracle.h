// What libxapian itself makes of the documents that GlassBuilder is given: a reference for its tests.
//
// 1. Functions return false and fill `error` when the library throws; nothing is thrown out of here.
// 2. Texts come out owned by the caller, who ends them with oracle_text_free.
// 3. Documents, changes and queries come in as bytes: numbers are 32 bits little-endian, strings have their length
//    in front.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    char *bytes;
    size_t length;
} oracle_text;

void oracle_text_free(oracle_text *text);

/// Applies changes one after another and commits: `A` document, `R` id document, `D` id, `M` key value.
/// A document is data, values (count, then slot and string each), terms (count, then string, wdf, count of
/// positions and these each). With `create` the database must not exist; with `dangerous` blocks are changed in place.
bool oracle_apply(const char *path, const uint8_t *changes, size_t length, bool create, bool dangerous,
                  oracle_text *error);

/// Everything that a reader can ask of the database, as lines of text. `slots` are asked for even if unused.
bool oracle_dump(const char *path, const uint32_t *slots, size_t slot_count, oracle_text *out, oracle_text *error);

/// Runs queries (count of steps, then the steps in postfix order: `T` string, `&` `|` `!` on two,
/// `P` `N` window and count of terms on that many); writes ids and weights.
bool oracle_query(const char *path, const uint8_t *queries, size_t length, oracle_text *out, oracle_text *error);

/// Compacts a database into a new folder.
bool oracle_compact(const char *source, const char *target, oracle_text *error);

/// Checks all tables; `out` is the library's report, `errors` their number.
bool oracle_check(const char *path, size_t *errors, oracle_text *out, oracle_text *error);

#ifdef __cplusplus
}
#endif
