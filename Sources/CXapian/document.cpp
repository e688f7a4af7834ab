#include "guard.hpp"
#include "handles.hpp"

xapian_document *xapian_document_new(void) { return new xapian_document{Xapian::Document()}; }

xapian_document *xapian_database_document(const xapian_database *database, uint32_t docid, bool assume_valid,
                                          xapian_error *error) {
    return guarded<xapian_document *>(error, nullptr, [&] {
        return new xapian_document{database->value.get_document(docid, assume_valid ? Xapian::DOC_ASSUME_VALID : 0)};
    });
}

void xapian_document_free(xapian_document *document) { delete document; }

bool xapian_document_set_data(xapian_document *document, const uint8_t *data, size_t length, xapian_error *error) {
    return guarded(error, false, [&] {
        document->value.set_data(text(data, length));
        return true;
    });
}

bool xapian_document_add_value(xapian_document *document, uint32_t slot, const uint8_t *value, size_t length,
                               xapian_error *error) {
    return guarded(error, false, [&] {
        document->value.add_value(slot, text(value, length));
        return true;
    });
}

bool xapian_document_add_posting(xapian_document *document, const uint8_t *term, size_t length, uint32_t position,
                                 uint32_t wdf_increment, xapian_error *error) {
    return guarded(error, false, [&] {
        document->value.add_posting(text(term, length), position, wdf_increment);
        return true;
    });
}

bool xapian_document_add_term(xapian_document *document, const uint8_t *term, size_t length, uint32_t wdf_increment,
                              xapian_error *error) {
    return guarded(error, false, [&] {
        document->value.add_term(text(term, length), wdf_increment);
        return true;
    });
}

xapian_bytes xapian_document_data(const xapian_document *document, xapian_error *error) {
    return guarded<xapian_bytes>(error, {}, [&] { return copy(document->value.get_data()); });
}

xapian_bytes xapian_document_value(const xapian_document *document, uint32_t slot, xapian_error *error) {
    return guarded<xapian_bytes>(error, {}, [&] { return copy(document->value.get_value(slot)); });
}

bool xapian_document_termlist(const xapian_document *document, xapian_term_visitor visitor, void *context,
                              xapian_error *error) {
    return guarded(error, false, [&] {
        const auto end = document->value.termlist_end();
        for (auto item = document->value.termlist_begin(); item != end; ++item) {
            const std::string term = *item;
            if (!visitor(context, bytes_of(term), term.size(), item.get_wdf())) break;
        }
        return true;
    });
}
