// Counts the items of packed values while matching; the format is told in CXapian.h.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <xapian.h>

class FacetSpy : public Xapian::MatchSpy {
public:
    struct Hash {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Counts = std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>>;

    FacetSpy(Xapian::valueno slot, const uint8_t *tags, size_t count);

    void operator()(const Xapian::Document &document, double weight) override;

    uint32_t documents() const { return seen; }
    uint32_t documents_with(uint8_t tag) const { return with_tag[tag]; }
    /// Null for a tag that is not counted.
    const Counts *items(uint8_t tag) const { return counts[tag].get(); }

private:
    Xapian::valueno slot;
    uint32_t seen = 0;
    std::array<uint32_t, 256> with_tag{};
    std::array<uint32_t, 256> last_seen{};  // the document (its ordinal) that a tag was last met in
    std::array<std::unique_ptr<Counts>, 256> counts;
};
