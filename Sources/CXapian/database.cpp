#include "guard.hpp"
#include "handles.hpp"

#include <sstream>

xapian_database *xapian_database_new(void) { return new xapian_database{Xapian::Database(), {}}; }

xapian_database *xapian_database_open(const uint8_t *path, size_t length, xapian_error *error) {
    return guarded<xapian_database *>(error, nullptr, [&] {
        xapian_database opened{Xapian::Database(text(path, length)), {}};
        if (opened.value.get_doccount() != opened.value.get_lastdocid()) opened.with_gaps.push_back(opened.value);
        return new xapian_database(opened);
    });
}

void xapian_database_free(xapian_database *database) { delete database; }

bool xapian_database_add_database(xapian_database *database, const xapian_database *other, xapian_error *error) {
    return guarded(error, false, [&] {
        database->value.add_database(other->value);
        database->with_gaps.insert(database->with_gaps.end(), other->with_gaps.begin(), other->with_gaps.end());
        return true;
    });
}

uint32_t xapian_database_doccount(const xapian_database *database, xapian_error *error) {
    return guarded<uint32_t>(error, 0, [&] { return database->value.get_doccount(); });
}

uint32_t xapian_database_lastdocid(const xapian_database *database, xapian_error *error) {
    return guarded<uint32_t>(error, 0, [&] { return database->value.get_lastdocid(); });
}

uint32_t xapian_database_termfreq(const xapian_database *database, const uint8_t *term, size_t length,
                                  xapian_error *error) {
    return guarded<uint32_t>(error, 0, [&] { return database->value.get_termfreq(text(term, length)); });
}

bool xapian_database_misreads(const xapian_database *database, const uint8_t *term, size_t length, xapian_error *error) {
    return guarded<bool>(error, false, [&] {
        const std::string name = text(term, length);
        for (const Xapian::Database &part : database->with_gaps) {
            if (part.get_termfreq(name) == part.get_doccount()) return true;
        }
        return false;
    });
}

bool xapian_database_allterms(const xapian_database *database, const uint8_t *prefix, size_t length,
                              xapian_term_visitor visitor, void *context, xapian_error *error) {
    return guarded(error, false, [&] {
        const std::string start = text(prefix, length);
        const auto end = database->value.allterms_end(start);
        for (auto item = database->value.allterms_begin(start); item != end; ++item) {
            const std::string term = *item;
            if (!visitor(context, bytes_of(term), term.size(), item.get_termfreq())) break;
        }
        return true;
    });
}

bool xapian_database_postlist(const xapian_database *database, const uint8_t *term, size_t length,
                              xapian_docid_visitor visitor, void *context, xapian_error *error) {
    return guarded(error, false, [&] {
        const std::string name = text(term, length);
        const auto end = database->value.postlist_end(name);
        for (auto item = database->value.postlist_begin(name); item != end; ++item) {
            if (!visitor(context, *item)) break;
        }
        return true;
    });
}

bool xapian_database_positionlist(const xapian_database *database, uint32_t docid, const uint8_t *term, size_t length,
                                  xapian_docid_visitor visitor, void *context, xapian_error *error) {
    return guarded(error, false, [&] {
        const std::string name = text(term, length);
        const auto end = database->value.positionlist_end(docid, name);
        for (auto item = database->value.positionlist_begin(docid, name); item != end; ++item) {
            if (!visitor(context, *item)) break;
        }
        return true;
    });
}

xapian_bytes xapian_database_value_lower_bound(const xapian_database *database, uint32_t slot, xapian_error *error) {
    return guarded<xapian_bytes>(error, {}, [&] { return copy(database->value.get_value_lower_bound(slot)); });
}

xapian_bytes xapian_database_value_upper_bound(const xapian_database *database, uint32_t slot, xapian_error *error) {
    return guarded<xapian_bytes>(error, {}, [&] { return copy(database->value.get_value_upper_bound(slot)); });
}

size_t xapian_database_check(const uint8_t *path, size_t length, xapian_bytes *report, xapian_error *error) {
    return guarded<size_t>(error, 0, [&] {
        std::ostringstream out;
        const size_t errors = Xapian::Database::check(text(path, length), 0, &out);
        *report = copy(out.str());
        return errors;
    });
}

bool xapian_database_compact(const xapian_path *sources, size_t count, const uint8_t *target, size_t length,
                             xapian_error *error) {
    return guarded(error, false, [&] {
        Xapian::Database all;
        for (size_t i = 0; i < count; i++) {
            all.add_database(Xapian::Database(text(sources[i].data, sources[i].length)));
        }
        all.compact(text(target, length), Xapian::DBCOMPACT_MULTIPASS);
        return true;
    });
}

xapian_writable_database *xapian_writable_database_open(const uint8_t *path, size_t length, xapian_open_mode mode,
                                                        xapian_durability durability, xapian_error *error) {
    return guarded<xapian_writable_database *>(error, nullptr, [&] {
        int flags = Xapian::DB_CREATE_OR_OPEN;
        if (mode == XAPIAN_CREATE) flags = Xapian::DB_CREATE;
        if (mode == XAPIAN_OPEN) flags = Xapian::DB_OPEN;
        if (durability != XAPIAN_DURABLE) flags |= Xapian::DB_NO_SYNC;
        if (durability == XAPIAN_IN_PLACE) flags |= Xapian::DB_DANGEROUS;
        return new xapian_writable_database{Xapian::WritableDatabase(text(path, length), flags | Xapian::DB_BACKEND_GLASS)};
    });
}

void xapian_writable_database_free(xapian_writable_database *database) { delete database; }

xapian_database *xapian_writable_database_reader(const xapian_writable_database *database, xapian_error *error) {
    return guarded<xapian_database *>(error, nullptr, [&] {
        return new xapian_database{Xapian::Database(database->value)};
    });
}

uint32_t xapian_writable_database_add_document(xapian_writable_database *database, const xapian_document *document,
                                               xapian_error *error) {
    return guarded<uint32_t>(error, 0, [&] { return database->value.add_document(document->value); });
}

bool xapian_writable_database_replace_document(xapian_writable_database *database, uint32_t docid,
                                               const xapian_document *document, xapian_error *error) {
    return guarded(error, false, [&] {
        database->value.replace_document(docid, document->value);
        return true;
    });
}

bool xapian_writable_database_delete_document(xapian_writable_database *database, uint32_t docid, xapian_error *error) {
    return guarded(error, false, [&] {
        database->value.delete_document(docid);
        return true;
    });
}

bool xapian_writable_database_begin_transaction(xapian_writable_database *database, xapian_error *error) {
    return guarded(error, false, [&] {
        database->value.begin_transaction();
        return true;
    });
}

bool xapian_writable_database_commit_transaction(xapian_writable_database *database, xapian_error *error) {
    return guarded(error, false, [&] {
        database->value.commit_transaction();
        return true;
    });
}

bool xapian_writable_database_cancel_transaction(xapian_writable_database *database, xapian_error *error) {
    return guarded(error, false, [&] {
        database->value.cancel_transaction();
        return true;
    });
}

bool xapian_writable_database_commit(xapian_writable_database *database, xapian_error *error) {
    return guarded(error, false, [&] {
        database->value.commit();
        return true;
    });
}
