#include "facet_spy.hpp"
#include "guard.hpp"
#include "handles.hpp"

#include <new>

namespace {

/// Reads a LEB128 number of at most 32 bits, and moves `at` behind it.
inline uint32_t read_number(const uint8_t *&at, const uint8_t *end) {
    uint32_t number = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
        if (at == end) break;
        const uint8_t byte = *at++;
        number |= static_cast<uint32_t>(byte & 0x7f) << shift;
        if (byte < 0x80) return number;
    }
    throw Xapian::DatabaseCorruptError("packed facet value is cut short");
}

}  // namespace

FacetSpy::FacetSpy(Xapian::valueno slot, const uint8_t *tags, size_t count, uint32_t ordinals)
    : slot(slot), limit(ordinals),
      counted(static_cast<uint32_t *>(std::calloc(ordinals == 0 ? 1 : ordinals, sizeof(uint32_t)))) {
    if (!counted) throw std::bad_alloc();
    for (size_t i = 0; i < count; i++) met_by_tag[tags[i]] = std::make_unique<Ordinals>();
}

void FacetSpy::operator()(const Xapian::Document &document, double) {
    seen++;
    const std::string value = document.get_value(slot);
    const uint8_t *at = bytes_of(value);
    const uint8_t *const end = at + value.size();
    while (at < end) {
        const uint8_t tag = *at++;
        const uint32_t length = read_number(at, end);
        if (length > static_cast<size_t>(end - at)) throw Xapian::DatabaseCorruptError("packed facet value is cut short");
        if (Ordinals *met = met_by_tag[tag].get()) {
            with_tag[tag]++;
            count(at, at + length, *met);
        }
        at += length;
    }
}

void FacetSpy::count(const uint8_t *at, const uint8_t *end, Ordinals &met) {
    // A group that ends in a last byte of a number cannot be cut short within one: no bounds to check but this.
    if (at < end && end[-1] >= 0x80) throw Xapian::DatabaseCorruptError("packed facet value is cut short");
    uint32_t *const counts = counted.get();
    uint32_t ordinal = 0;
    while (at < end) {
        uint32_t byte = *at++;
        uint32_t number = byte & 0x7f;
        for (unsigned shift = 7; byte >= 0x80; shift += 7) {
            byte = *at++;
            if (shift < 32) number |= (byte & 0x7f) << shift;
        }
        ordinal += number;
        if (ordinal >= limit) throw Xapian::DatabaseCorruptError("packed facet value has an unknown ordinal");
        if (counts[ordinal]++ == 0) met.push_back(ordinal);
    }
}

xapian_facet_spy *xapian_facet_spy_new(uint32_t slot, const uint8_t *tags, size_t count, uint32_t ordinals,
                                       xapian_error *error) {
    return guarded<xapian_facet_spy *>(error, nullptr, [&] {
        return new xapian_facet_spy{FacetSpy(slot, tags, count, ordinals)};
    });
}

void xapian_facet_spy_free(xapian_facet_spy *spy) { delete spy; }

uint32_t xapian_facet_spy_documents(const xapian_facet_spy *spy) { return spy->value.documents(); }

uint32_t xapian_facet_spy_documents_with(const xapian_facet_spy *spy, uint8_t tag) {
    return spy->value.documents_with(tag);
}

const uint32_t *xapian_facet_spy_met(const xapian_facet_spy *spy, uint8_t tag, size_t *count) {
    const FacetSpy::Ordinals *met = spy->value.met(tag);
    *count = met == nullptr ? 0 : met->size();
    return met == nullptr ? nullptr : met->data();
}

const uint32_t *xapian_facet_spy_counts(const xapian_facet_spy *spy) { return spy->value.counts(); }
