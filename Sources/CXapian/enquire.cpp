#include "guard.hpp"
#include "handles.hpp"
#include "no_weight.hpp"

xapian_enquire *xapian_enquire_new(const xapian_database *database, xapian_error *error) {
    return guarded<xapian_enquire *>(error, nullptr, [&] {
        return new xapian_enquire{Xapian::Enquire(database->value), !database->with_gaps.empty()};
    });
}

void xapian_enquire_free(xapian_enquire *enquire) { delete enquire; }

bool xapian_enquire_set_query(xapian_enquire *enquire, const xapian_query *query, xapian_error *error) {
    return guarded(error, false, [&] {
        enquire->value.set_query(query->value);
        return true;
    });
}

bool xapian_enquire_set_weight_bm25(xapian_enquire *enquire, double k1, double b, xapian_error *error) {
    return guarded(error, false, [&] {
        // k2 (query length) off, k3 1 (wqf as given), no lower limit to the normalised document length.
        enquire->value.set_weighting_scheme(Xapian::BM25Weight(k1, 0, 1, b, 0));
        return true;
    });
}

bool xapian_enquire_set_no_weight(xapian_enquire *enquire, xapian_error *error) {
    return guarded(error, false, [&] {
        if (enquire->has_gaps) {
            enquire->value.set_weighting_scheme(NoWeight());
        } else {
            enquire->value.set_weighting_scheme(Xapian::BoolWeight());
        }
        return true;
    });
}

bool xapian_enquire_set_sort_by_relevance(xapian_enquire *enquire, xapian_error *error) {
    return guarded(error, false, [&] {
        enquire->value.set_sort_by_relevance();
        return true;
    });
}

bool xapian_enquire_set_sort_by_relevance_then_value(xapian_enquire *enquire, uint32_t slot, xapian_error *error) {
    return guarded(error, false, [&] {
        enquire->value.set_sort_by_relevance_then_value(slot, false);
        return true;
    });
}

bool xapian_enquire_set_sort_by_value_then_relevance(xapian_enquire *enquire, uint32_t slot, bool descending,
                                                     const uint8_t *missing, size_t length, xapian_error *error) {
    return guarded(error, false, [&] {
        if (length == 0) {
            enquire->value.set_sort_by_value_then_relevance(slot, descending);
        } else {
            auto *key = new Xapian::MultiValueKeyMaker;
            key->release();  // the enquire owns it from now on
            key->add_value(slot, false, text(missing, length));
            enquire->value.set_sort_by_key_then_relevance(key, descending);
        }
        return true;
    });
}

bool xapian_enquire_add_facet_spy(xapian_enquire *enquire, xapian_facet_spy *spy, xapian_error *error) {
    return guarded(error, false, [&] {
        enquire->value.add_matchspy(&spy->value);
        return true;
    });
}

xapian_mset *xapian_enquire_mset(const xapian_enquire *enquire, uint32_t first, uint32_t count,
                                 uint32_t check_at_least, xapian_error *error) {
    return guarded<xapian_mset *>(error, nullptr, [&] {
        return new xapian_mset{enquire->value.get_mset(first, count, check_at_least)};
    });
}

void xapian_mset_free(xapian_mset *mset) { delete mset; }

uint32_t xapian_mset_size(const xapian_mset *mset) { return mset->value.size(); }
uint32_t xapian_mset_matches_lower_bound(const xapian_mset *mset) { return mset->value.get_matches_lower_bound(); }
uint32_t xapian_mset_matches_upper_bound(const xapian_mset *mset) { return mset->value.get_matches_upper_bound(); }
uint32_t xapian_mset_matches_estimated(const xapian_mset *mset) { return mset->value.get_matches_estimated(); }

namespace {

Xapian::MSetIterator item(const xapian_mset *mset, uint32_t index) {
    if (index >= mset->value.size()) throw Xapian::RangeError("match index past the end");
    return mset->value[index];
}

}  // namespace

uint32_t xapian_mset_docid(const xapian_mset *mset, uint32_t index, xapian_error *error) {
    return guarded<uint32_t>(error, 0, [&] { return *item(mset, index); });
}

double xapian_mset_weight(const xapian_mset *mset, uint32_t index, xapian_error *error) {
    return guarded<double>(error, 0, [&] { return item(mset, index).get_weight(); });
}
