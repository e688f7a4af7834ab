#include "StockXapian.h"

#include <string>
#include <vector>
#include <xapian.h>

struct stock_database {
    Xapian::Database value;
    Xapian::Stem stem{"english"};
};

stock_database *stock_open(const char *const *paths, size_t count) try {
    auto *database = new stock_database;
    for (size_t i = 0; i < count; i++) database->value.add_database(Xapian::Database(paths[i]));
    return database;
} catch (const Xapian::Error &) {
    return nullptr;
}

void stock_free(stock_database *database) { delete database; }

uint32_t stock_search(stock_database *database, const char *const *words, size_t count, bool is_phrase,
                      uint32_t check_at_least, size_t *bytes) {
    std::vector<Xapian::Query> terms;
    for (size_t i = 0; i < count; i++) terms.emplace_back(database->stem(words[i]), 1, i + 1);
    const auto op = is_phrase ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_AND;
    Xapian::Enquire enquire(database->value);
    enquire.set_query(Xapian::Query(op, terms.begin(), terms.end(), is_phrase ? count : 0));
    const Xapian::MSet matches = enquire.get_mset(0, 10, check_at_least);
    for (auto match = matches.begin(); match != matches.end(); ++match) *bytes += match.get_document().get_data().size();
    return matches.get_matches_estimated();
}

uint32_t stock_documents(const stock_database *database) { return database->value.get_doccount(); }
