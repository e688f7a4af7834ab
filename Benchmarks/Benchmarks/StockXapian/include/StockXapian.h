// libxapian as a program would use it that knows nothing of Dateline: Enquire over the same segments, with the library's
// default weighting, ten matches and their data.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct stock_database stock_database;

// Opens the databases at `paths` as one; NULL when one cannot be opened.
stock_database *stock_open(const char *const *paths, size_t count);
void stock_free(stock_database *database);

// Searches for words, folded but not stemmed: all of them, or side by side as a phrase. Stems each, runs
// get_mset(0, 10, check_at_least) and reads the data of the matches. Returns the estimate of all matches, exact when
// check_at_least is the number of documents; adds the bytes read to *bytes.
uint32_t stock_search(stock_database *database, const char *const *words, size_t count, bool is_phrase,
                      uint32_t check_at_least, size_t *bytes);
uint32_t stock_documents(const stock_database *database);

#ifdef __cplusplus
}
#endif
