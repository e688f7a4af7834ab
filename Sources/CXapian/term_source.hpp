// The documents that hold a term, without weight, as the library's own list of a term gives them.
#pragma once

#include <string>
#include <xapian.h>

class TermSource : public Xapian::PostingSource {
public:
    explicit TermSource(std::string term) : term(std::move(term)) {}

    TermSource *clone() const override { return new TermSource(term); }

    void init(const Xapian::Database &database) override {
        frequency = database.get_termfreq(term);
        at = database.postlist_begin(term);
        end = database.postlist_end(term);
        has_started = false;
        set_maxweight(0);
    }

    Xapian::doccount get_termfreq_min() const override { return frequency; }
    Xapian::doccount get_termfreq_est() const override { return frequency; }
    Xapian::doccount get_termfreq_max() const override { return frequency; }

    void next(double) override {
        if (has_started) ++at;
        has_started = true;
    }

    void skip_to(Xapian::docid document, double) override {
        has_started = true;
        if (at != end) at.skip_to(document);
    }

    bool at_end() const override { return has_started && at == end; }
    Xapian::docid get_docid() const override { return *at; }

private:
    std::string term;
    Xapian::doccount frequency = 0;
    Xapian::PostingIterator at, end;
    bool has_started = false;
};
