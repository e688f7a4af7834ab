// Counts the ordinals of packed values while matching; the format is told in CXapian.h.
#pragma once

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>
#include <xapian.h>

class FacetSpy : public Xapian::MatchSpy {
public:
    using Ordinals = std::vector<uint32_t>;

    FacetSpy(Xapian::valueno slot, const uint8_t *tags, size_t count, uint32_t ordinals);

    void operator()(const Xapian::Document &document, double weight) override;

    uint32_t documents() const { return seen; }
    uint32_t documents_with(uint8_t tag) const { return with_tag[tag]; }
    /// The ordinals met; null for a tag that is not counted.
    const Ordinals *met(uint8_t tag) const { return met_by_tag[tag].get(); }
    const uint32_t *counts() const { return counted.get(); }

private:
    struct Freed {
        void operator()(uint32_t *memory) const { std::free(memory); }
    };

    void count(const uint8_t *at, const uint8_t *end, Ordinals &met);

    Xapian::valueno slot;
    uint32_t limit;
    uint32_t seen = 0;
    std::array<uint32_t, 256> with_tag{};
    std::array<std::unique_ptr<Ordinals>, 256> met_by_tag;
    // By ordinal. From calloc, which leaves pages that no ordinal falls on untouched.
    std::unique_ptr<uint32_t[], Freed> counted;
};
