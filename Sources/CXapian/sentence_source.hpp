// Documents with a sentence in which all operands stand; the rule is told in CXapian.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>
#include <xapian.h>

/// What must stand in the sentence: places, each of which any of some terms takes.
struct SentenceOperand {
    std::vector<std::vector<std::string>> places;
    /// The places lie within so many positions.
    uint32_t window = 1;
    /// Side by side in this order, rather than anyhow.
    bool is_ordered = true;
};

struct Sentence {
    std::vector<SentenceOperand> operands;
    uint32_t gap = 0;
    std::string long_sentences;
};

class SentenceSource : public Xapian::PostingSource {
public:
    explicit SentenceSource(Sentence sentence) : sentence(std::move(sentence)) {}

    SentenceSource *clone() const override { return new SentenceSource(sentence); }
    void init(const Xapian::Database &opened) override;

    // The largest estimate, so that all else that must match is looked at first.
    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return database.get_doccount(); }
    Xapian::doccount get_termfreq_max() const override { return database.get_doccount(); }

    void next(double min_weight) override;
    void skip_to(Xapian::docid document, double min_weight) override;
    bool check(Xapian::docid document, double min_weight) override;
    bool at_end() const override { return current > last; }
    Xapian::docid get_docid() const override { return current; }

private:
    struct Span {
        Xapian::termpos first, last;
        bool operator<(const Span &other) const { return first < other.first; }
    };
    using Positions = std::vector<Xapian::termpos>;

    /// The postings of one term, which only move forward.
    struct Postings {
        Xapian::PostingIterator at, end;
        bool reach(Xapian::docid document);
    };

    bool matches(Xapian::docid document);
    Positions positions(std::vector<Postings> &terms, Xapian::docid document);
    static std::vector<Span> spans(const SentenceOperand &operand, const std::vector<Positions> &places);

    Sentence sentence;
    Xapian::Database database;
    Xapian::docid current = 0;
    Xapian::docid last = 0;
    /// By operand, by place, by term.
    std::vector<std::vector<std::vector<Postings>>> postings;
    std::vector<Postings> marks;
};
