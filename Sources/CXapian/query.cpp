#include "guard.hpp"
#include "handles.hpp"
#include "interval_source.hpp"
#include "term_source.hpp"

#include <vector>

namespace {

Xapian::Query::op library_operator(xapian_operator op) {
    switch (op) {
        case XAPIAN_AND: return Xapian::Query::OP_AND;
        case XAPIAN_OR: return Xapian::Query::OP_OR;
        case XAPIAN_AND_NOT: return Xapian::Query::OP_AND_NOT;
        case XAPIAN_AND_MAYBE: return Xapian::Query::OP_AND_MAYBE;
        case XAPIAN_FILTER: return Xapian::Query::OP_FILTER;
        case XAPIAN_PHRASE: return Xapian::Query::OP_PHRASE;
        case XAPIAN_NEAR: return Xapian::Query::OP_NEAR;
        case XAPIAN_SYNONYM: return Xapian::Query::OP_SYNONYM;
        case XAPIAN_MAX: return Xapian::Query::OP_MAX;
    }
    throw Xapian::InvalidArgumentError("unknown query operator");
}

}  // namespace

xapian_query *xapian_query_new_nothing(void) { return new xapian_query{Xapian::Query()}; }

xapian_query *xapian_query_new_all(void) { return new xapian_query{Xapian::Query(std::string())}; }

xapian_query *xapian_query_new_term(const uint8_t *term, size_t length, uint32_t wqf, uint32_t position,
                                    xapian_error *error) {
    return guarded<xapian_query *>(error, nullptr, [&] {
        return new xapian_query{Xapian::Query(text(term, length), wqf, position)};
    });
}

xapian_query *xapian_query_new_holders(const uint8_t *term, size_t length, xapian_error *error) {
    return guarded<xapian_query *>(error, nullptr, [&] {
        return new xapian_query{Xapian::Query((new TermSource(text(term, length)))->release())};
    });
}

xapian_query *xapian_query_new_combined(xapian_operator op, const xapian_query *const *queries, size_t count,
                                        uint32_t parameter, xapian_error *error) {
    return guarded<xapian_query *>(error, nullptr, [&] {
        std::vector<Xapian::Query> parts;
        parts.reserve(count);
        for (size_t i = 0; i < count; i++) parts.push_back(queries[i]->value);
        return new xapian_query{Xapian::Query(library_operator(op), parts.begin(), parts.end(), parameter)};
    });
}

xapian_query *xapian_query_new_scaled(const xapian_query *query, double factor, xapian_error *error) {
    return guarded<xapian_query *>(error, nullptr, [&] {
        return new xapian_query{Xapian::Query(factor, query->value)};
    });
}

xapian_query *xapian_query_new_value_range(uint32_t slot, const uint8_t *lower, size_t lower_length,
                                           const uint8_t *upper, size_t upper_length, xapian_error *error) {
    return guarded<xapian_query *>(error, nullptr, [&] {
        return new xapian_query{Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, text(lower, lower_length),
                                              text(upper, upper_length))};
    });
}

xapian_query *xapian_query_new_fixed_weight(double weight, xapian_error *error) {
    return guarded<xapian_query *>(error, nullptr, [&] {
        return new xapian_query{Xapian::Query((new Xapian::FixedWeightPostingSource(weight))->release())};
    });
}

xapian_query *xapian_query_new_interval_within(uint32_t slot, const uint8_t *lower, const uint8_t *upper, size_t width,
                                               xapian_error *error) {
    return guarded<xapian_query *>(error, nullptr, [&] {
        auto *source = new IntervalSource(slot, text(lower, width), text(upper, width));
        return new xapian_query{Xapian::Query(source->release())};
    });
}

void xapian_query_free(xapian_query *query) { delete query; }

xapian_bytes xapian_query_description(const xapian_query *query, xapian_error *error) {
    return guarded<xapian_bytes>(error, {}, [&] { return copy(query->value.get_description()); });
}
