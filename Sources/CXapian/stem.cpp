#include "guard.hpp"
#include "handles.hpp"

xapian_stem *xapian_stem_new(const uint8_t *language, size_t length, xapian_error *error) {
    return guarded<xapian_stem *>(error, nullptr, [&] { return new xapian_stem{Xapian::Stem(text(language, length))}; });
}

void xapian_stem_free(xapian_stem *stem) { delete stem; }

xapian_bytes xapian_stem_apply(const xapian_stem *stem, const uint8_t *word, size_t length, xapian_error *error) {
    return guarded<xapian_bytes>(error, {}, [&] { return copy(stem->value(text(word, length))); });
}
