#include "facet_spy.hpp"
#include "guard.hpp"
#include "handles.hpp"

FacetSpy::FacetSpy(Xapian::valueno slot, const uint8_t *tags, size_t count) : slot(slot) {
    for (size_t i = 0; i < count; i++) counts[tags[i]] = std::make_unique<Counts>();
}

void FacetSpy::operator()(const Xapian::Document &document, double) {
    seen++;
    const std::string value = document.get_value(slot);
    size_t at = 0;
    while (at < value.size()) {
        const uint8_t tag = static_cast<uint8_t>(value[at++]);
        size_t length = 0;
        for (unsigned shift = 0; at < value.size(); shift += 7) {
            const uint8_t byte = static_cast<uint8_t>(value[at++]);
            length |= static_cast<size_t>(byte & 0x7f) << shift;
            if (byte < 0x80 || shift >= 28) break;
        }
        if (length > value.size() - at) throw Xapian::DatabaseCorruptError("packed facet value is cut short");
        if (Counts *items = counts[tag].get()) {
            const std::string_view text(value.data() + at, length);
            auto found = items->find(text);
            if (found == items->end()) found = items->emplace(std::string(text), 0).first;
            found->second++;
            if (last_seen[tag] != seen) {
                last_seen[tag] = seen;
                with_tag[tag]++;
            }
        }
        at += length;
    }
}

xapian_facet_spy *xapian_facet_spy_new(uint32_t slot, const uint8_t *tags, size_t count) {
    return new xapian_facet_spy{FacetSpy(slot, tags, count)};
}

void xapian_facet_spy_free(xapian_facet_spy *spy) { delete spy; }

uint32_t xapian_facet_spy_documents(const xapian_facet_spy *spy) { return spy->value.documents(); }

uint32_t xapian_facet_spy_documents_with(const xapian_facet_spy *spy, uint8_t tag) {
    return spy->value.documents_with(tag);
}

bool xapian_facet_spy_items(const xapian_facet_spy *spy, uint8_t tag, xapian_term_visitor visitor, void *context) {
    const FacetSpy::Counts *items = spy->value.items(tag);
    if (items == nullptr) return false;
    for (const auto &[text, count] : *items) {
        if (!visitor(context, bytes_of(text), text.size(), count)) break;
    }
    return true;
}
