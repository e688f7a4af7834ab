// The calls of libxapian 1.4 that Dateline needs, as plain C.
//
// Conventions
//  1. Names are xapian_<class>_<method>. One function does one thing and mirrors one method of the library;
//     one that does not says why it exists.
//  2. Handles are opaque structs that hold the C++ object by value. _new or _open gives an owned handle,
//     _free ends it and accepts NULL. A handle that the library makes depend on another (a document on its
//     database, a match set on its enquire) keeps that alive by itself.
//  3. Strings go in as (pointer, length), are borrowed for the call and may hold NUL; (NULL, 0) is
//     the empty string. Strings come out as an owned
//     xapian_bytes, ended with xapian_bytes_free. Lists come out through a visitor, called once an item in the
//     library's order, with bytes borrowed for that call; a visitor that returns false ends the walk.
//  4. A function that can fail takes `xapian_error *error` last. On failure it returns NULL, false, 0 or empty bytes
//     and fills *error; on success it leaves *error untouched. The message is owned by the caller.
//  5. Exceptions stop in one C++ template (`guarded` in guard.hpp). None crosses this header.
//  6. A handle is used by one thread at a time, and so is everything made from the same database handle.
//  7. No policy: no prefixes, no defaults, no news words. The logic is what runs within a match: the facet
//     spy, because a spy in C++ saves about 40 ms in 100,000 matches, and the posting sources.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Strings and errors

typedef struct {
    uint8_t *data;
    size_t length;
} xapian_bytes;

void xapian_bytes_free(xapian_bytes bytes);

typedef enum {
    XAPIAN_OK = 0,
    XAPIAN_DATABASE_NOT_FOUND,  // nothing there, or what is there is no database
    XAPIAN_LOCKED,              // another writer holds the database
    XAPIAN_MODIFIED,            // changed too often since it was opened: reopen and try again
    XAPIAN_CORRUPT,
    XAPIAN_INVALID_ARGUMENT,
    XAPIAN_DOCUMENT_NOT_FOUND,
    XAPIAN_UNSUPPORTED,         // a database of another version, or a call that this one cannot serve
    XAPIAN_OTHER
} xapian_code;

typedef struct {
    xapian_code code;
    xapian_bytes message;  // the library's own description
} xapian_error;

typedef bool (*xapian_term_visitor)(void *context, const uint8_t *term, size_t length, uint32_t frequency);
typedef bool (*xapian_docid_visitor)(void *context, uint32_t docid);  // of positions too

const char *xapian_version(void);

// Database: one or more databases read as one

typedef struct xapian_database xapian_database;

xapian_database *xapian_database_new(void);  // of no documents, to be added to
xapian_database *xapian_database_open(const uint8_t *path, size_t length, xapian_error *error);
void xapian_database_free(xapian_database *database);
bool xapian_database_add_database(xapian_database *database, const xapian_database *other, xapian_error *error);
uint32_t xapian_database_doccount(const xapian_database *database, xapian_error *error);
uint32_t xapian_database_lastdocid(const xapian_database *database, xapian_error *error);
uint32_t xapian_database_termfreq(const xapian_database *database, const uint8_t *term, size_t length, xapian_error *error);
// Whether libxapian 1.4 may misread a term: where a term has no weight, or one that does not look at frequencies, and every
// document of a part of the database holds it, the library reads the list of all documents in its stead, under the term's name.
// If the ids of that part have gaps and the list has several chunks, the second is not that of the term, and the library says
// that the database is corrupt. False when there is an error.
bool xapian_database_misreads(const xapian_database *database, const uint8_t *term, size_t length, xapian_error *error);
bool xapian_database_allterms(const xapian_database *database, const uint8_t *prefix, size_t length,
                              xapian_term_visitor visitor, void *context, xapian_error *error);
bool xapian_database_postlist(const xapian_database *database, const uint8_t *term, size_t length,
                              xapian_docid_visitor visitor, void *context, xapian_error *error);
// The positions of a term in a document, ascending; none for a document that does not hold it.
bool xapian_database_positionlist(const xapian_database *database, uint32_t docid, const uint8_t *term, size_t length,
                                  xapian_docid_visitor visitor, void *context, xapian_error *error);
// The lowest and highest value in a slot over the whole database; empty where the slot is unused.
xapian_bytes xapian_database_value_lower_bound(const xapian_database *database, uint32_t slot, xapian_error *error);
xapian_bytes xapian_database_value_upper_bound(const xapian_database *database, uint32_t slot, xapian_error *error);
// Verifies the tables of the database at a path; what it finds wrong is written to *report. Returns the number of errors.
size_t xapian_database_check(const uint8_t *path, size_t length, xapian_bytes *report, xapian_error *error);

// Writes the documents of several databases to a new one at `target`, in order and numbered anew, as small as can be.
typedef struct {
    const uint8_t *data;
    size_t length;
} xapian_path;
bool xapian_database_compact(const xapian_path *sources, size_t count, const uint8_t *target, size_t length,
                             xapian_error *error);

// WritableDatabase

typedef struct xapian_writable_database xapian_writable_database;

typedef enum {
    XAPIAN_CREATE_OR_OPEN,
    XAPIAN_CREATE,  // fails when there is one
    XAPIAN_OPEN     // fails when there is none
} xapian_open_mode;

typedef enum {
    XAPIAN_DURABLE,   // a commit is on disk, and a crash leaves the last one
    XAPIAN_UNSYNCED,  // nothing is forced to disk: for parts that are thrown away after a crash
    XAPIAN_IN_PLACE   // the same, and blocks are written over in place, so that the files do not grow
} xapian_durability;

xapian_writable_database *xapian_writable_database_open(const uint8_t *path, size_t length, xapian_open_mode mode,
                                                        xapian_durability durability, xapian_error *error);
void xapian_writable_database_free(xapian_writable_database *database);
// The same database for reading, what is not yet committed included. Used only while the writer lives.
xapian_database *xapian_writable_database_reader(const xapian_writable_database *database, xapian_error *error);

typedef struct xapian_document xapian_document;

uint32_t xapian_writable_database_add_document(xapian_writable_database *database, const xapian_document *document,
                                               xapian_error *error);
bool xapian_writable_database_replace_document(xapian_writable_database *database, uint32_t docid,
                                               const xapian_document *document, xapian_error *error);
bool xapian_writable_database_delete_document(xapian_writable_database *database, uint32_t docid, xapian_error *error);
bool xapian_writable_database_begin_transaction(xapian_writable_database *database, xapian_error *error);
bool xapian_writable_database_commit_transaction(xapian_writable_database *database, xapian_error *error);
bool xapian_writable_database_cancel_transaction(xapian_writable_database *database, xapian_error *error);
bool xapian_writable_database_commit(xapian_writable_database *database, xapian_error *error);

// Document

xapian_document *xapian_document_new(void);
/// `assume_valid`: DOC_ASSUME_VALID, for a document that is known to be there.
xapian_document *xapian_database_document(const xapian_database *database, uint32_t docid, bool assume_valid,
                                          xapian_error *error);
void xapian_document_free(xapian_document *document);
bool xapian_document_set_data(xapian_document *document, const uint8_t *data, size_t length, xapian_error *error);
bool xapian_document_add_value(xapian_document *document, uint32_t slot, const uint8_t *value, size_t length,
                               xapian_error *error);
bool xapian_document_add_posting(xapian_document *document, const uint8_t *term, size_t length, uint32_t position,
                                 uint32_t wdf_increment, xapian_error *error);
bool xapian_document_add_term(xapian_document *document, const uint8_t *term, size_t length, uint32_t wdf_increment,
                              xapian_error *error);
xapian_bytes xapian_document_data(const xapian_document *document, xapian_error *error);
xapian_bytes xapian_document_value(const xapian_document *document, uint32_t slot, xapian_error *error);
// The terms of a document with their wdf.
bool xapian_document_termlist(const xapian_document *document, xapian_term_visitor visitor, void *context,
                              xapian_error *error);

// Query

typedef struct xapian_query xapian_query;

typedef enum {
    XAPIAN_AND,
    XAPIAN_OR,
    XAPIAN_AND_NOT,
    XAPIAN_AND_MAYBE,
    XAPIAN_FILTER,
    XAPIAN_PHRASE,   // parameter: window
    XAPIAN_NEAR,     // parameter: window
    XAPIAN_SYNONYM,  // one term for the weighting
    XAPIAN_MAX
} xapian_operator;

xapian_query *xapian_query_new_nothing(void);
xapian_query *xapian_query_new_all(void);
xapian_query *xapian_query_new_term(const uint8_t *term, size_t length, uint32_t wqf, uint32_t position,
                                    xapian_error *error);
// The documents that hold a term, without weight, by a posting source of our own.
xapian_query *xapian_query_new_holders(const uint8_t *term, size_t length, xapian_error *error);
xapian_query *xapian_query_new_combined(xapian_operator op, const xapian_query *const *queries, size_t count,
                                        uint32_t parameter, xapian_error *error);
xapian_query *xapian_query_new_scaled(const xapian_query *query, double factor, xapian_error *error);
// Values from `lower` to `upper`, both included, compared byte by byte.
xapian_query *xapian_query_new_value_range(uint32_t slot, const uint8_t *lower, size_t lower_length,
                                           const uint8_t *upper, size_t upper_length, xapian_error *error);
// Every document, with the same weight.
xapian_query *xapian_query_new_fixed_weight(double weight, xapian_error *error);
// Documents with an interval within [lower, upper]. The slot's value is a run of intervals, each two byte strings of
// `width` bytes compared byte by byte: the lower end, the upper end. (A posting source of our own: the library's value
// ranges take one value a document.)
xapian_query *xapian_query_new_interval_within(uint32_t slot, const uint8_t *lower, const uint8_t *upper, size_t width,
                                               xapian_error *error);
// Documents in which all operands of a sentence stand in one sentence. (A posting source of our own: windows of the library
// are of one length, and sentences are not.) Positions of different sentences differ by more than `gap`, and the positions of the
// term `long_sentences` are the first and the last of each sentence of more than `gap` words, in turns. An operand is places
// side by side in order, or anyhow within a window of positions; a place is taken by any of its terms.
typedef struct xapian_sentence xapian_sentence;
xapian_sentence *xapian_sentence_new(uint32_t gap, const uint8_t *long_sentences, size_t length);
void xapian_sentence_free(xapian_sentence *sentence);
void xapian_sentence_add_operand(xapian_sentence *sentence, uint32_t window, bool is_ordered);
void xapian_sentence_add_place(xapian_sentence *sentence);  // to the last operand
void xapian_sentence_add_term(xapian_sentence *sentence, const uint8_t *term, size_t length);  // to the last place
xapian_query *xapian_query_new_sentence(const xapian_sentence *sentence, xapian_error *error);
void xapian_query_free(xapian_query *query);
xapian_bytes xapian_query_description(const xapian_query *query, xapian_error *error);

// Enquire and MSet

typedef struct xapian_enquire xapian_enquire;
typedef struct xapian_mset xapian_mset;
typedef struct xapian_facet_spy xapian_facet_spy;

xapian_enquire *xapian_enquire_new(const xapian_database *database, xapian_error *error);
void xapian_enquire_free(xapian_enquire *enquire);
bool xapian_enquire_set_query(xapian_enquire *enquire, const xapian_query *query, xapian_error *error);
bool xapian_enquire_set_weight_bm25(xapian_enquire *enquire, double k1, double b, xapian_error *error);
bool xapian_enquire_set_no_weight(xapian_enquire *enquire, xapian_error *error);
bool xapian_enquire_set_sort_by_relevance(xapian_enquire *enquire, xapian_error *error);
// Equal weights in ascending order of a slot's value.
bool xapian_enquire_set_sort_by_relevance_then_value(xapian_enquire *enquire, uint32_t slot, xapian_error *error);
// `missing` stands in for the value of documents that have none. (The library's method of this name has no such
// parameter: here a MultiValueKeyMaker serves, where `missing` is not empty.)
bool xapian_enquire_set_sort_by_value_then_relevance(xapian_enquire *enquire, uint32_t slot, bool descending,
                                                     const uint8_t *missing, size_t length, xapian_error *error);
bool xapian_enquire_add_facet_spy(xapian_enquire *enquire, xapian_facet_spy *spy, xapian_error *error);
// Matches from `first` on, at most `count` of them. Every document is looked at when `check_at_least` is the
// number of documents: only then are the estimate and the facets exact.
xapian_mset *xapian_enquire_mset(const xapian_enquire *enquire, uint32_t first, uint32_t count,
                                 uint32_t check_at_least, xapian_error *error);
void xapian_mset_free(xapian_mset *mset);
uint32_t xapian_mset_size(const xapian_mset *mset);
uint32_t xapian_mset_matches_lower_bound(const xapian_mset *mset);
uint32_t xapian_mset_matches_upper_bound(const xapian_mset *mset);
uint32_t xapian_mset_matches_estimated(const xapian_mset *mset);
uint32_t xapian_mset_docid(const xapian_mset *mset, uint32_t index, xapian_error *error);
double xapian_mset_weight(const xapian_mset *mset, uint32_t index, xapian_error *error);

// FacetSpy: a MatchSpy over one slot of packed ordinals
//
// A packed value is a run of groups: one tag byte, the length of the group's bytes as LEB128, the group. A group is
// ascending ordinals without repetition: the first as LEB128, each other as the difference to the one before. The spy
// counts in how many of the documents that it saw each ordinal occurs, and each tag. A tag is expected once a document, and
// an ordinal under one tag only.

// Counts these tags alone. `ordinals` is above every ordinal there is: a larger one makes the search fail as corrupt.
xapian_facet_spy *xapian_facet_spy_new(uint32_t slot, const uint8_t *tags, size_t count, uint32_t ordinals,
                                       xapian_error *error);
void xapian_facet_spy_free(xapian_facet_spy *spy);
uint32_t xapian_facet_spy_documents(const xapian_facet_spy *spy);  // seen in all
uint32_t xapian_facet_spy_documents_with(const xapian_facet_spy *spy, uint8_t tag);
// The ordinals of a tag that occurred, in the order in which they were met first. Borrowed from the spy.
const uint32_t *xapian_facet_spy_met(const xapian_facet_spy *spy, uint8_t tag, size_t *count);
// By ordinal, the number of documents. Borrowed from the spy.
const uint32_t *xapian_facet_spy_counts(const xapian_facet_spy *spy);

// Stem: the Snowball stemmers

typedef struct xapian_stem xapian_stem;

xapian_stem *xapian_stem_new(const uint8_t *language, size_t length, xapian_error *error);
void xapian_stem_free(xapian_stem *stem);
xapian_bytes xapian_stem_apply(const xapian_stem *stem, const uint8_t *word, size_t length, xapian_error *error);

#ifdef __cplusplus
}
#endif
