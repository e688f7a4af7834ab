// Documents one of whose intervals lies within two bounds; the format is told in CXapian.h.
#pragma once

#include <string>
#include <xapian.h>

class IntervalSource : public Xapian::ValuePostingSource {
public:
    IntervalSource(Xapian::valueno slot, const std::string &lower, const std::string &upper)
        : Xapian::ValuePostingSource(slot), lower(lower), upper(upper) {}

    Xapian::doccount get_termfreq_min() const override { return 0; }

    void next(double min_weight) override {
        Xapian::ValuePostingSource::next(min_weight);
        settle(min_weight);
    }

    void skip_to(Xapian::docid document, double min_weight) override {
        Xapian::ValuePostingSource::skip_to(document, min_weight);
        settle(min_weight);
    }

    bool check(Xapian::docid document, double min_weight) override {
        skip_to(document, min_weight);
        return true;
    }

    IntervalSource *clone() const override { return new IntervalSource(get_slot(), lower, upper); }

    void init(const Xapian::Database &database) override {
        Xapian::ValuePostingSource::init(database);
        set_maxweight(0);
    }

private:
    void settle(double min_weight) {
        while (!at_end() && !matches(get_value())) Xapian::ValuePostingSource::next(min_weight);
    }

    bool matches(const std::string &value) const {
        const size_t width = lower.size();
        for (size_t at = 0; width > 0 && at + 2 * width <= value.size(); at += 2 * width) {
            if (value.compare(at, width, lower) >= 0 && value.compare(at + width, width, upper) <= 0) return true;
        }
        return false;
    }

    std::string lower;
    std::string upper;
};
