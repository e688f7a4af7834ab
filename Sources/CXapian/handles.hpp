// What the opaque handles hold.
#pragma once

#include "facet_spy.hpp"

#include <vector>
#include <xapian.h>

struct xapian_database {
    Xapian::Database value;
    /// Those of its parts whose document ids have gaps.
    std::vector<Xapian::Database> with_gaps;
};
struct xapian_writable_database { Xapian::WritableDatabase value; };
struct xapian_document { Xapian::Document value; };
struct xapian_query { Xapian::Query value; };
struct xapian_enquire {
    Xapian::Enquire value;
    /// Whether parts of its database have gaps.
    bool has_gaps;
};
struct xapian_mset { Xapian::MSet value; };
struct xapian_facet_spy { FacetSpy value; };
struct xapian_stem { Xapian::Stem value; };
