// No ranking: every match weighs 0. Unlike the library's BoolWeight, which is faster, it claims to look at the frequency within
// documents; for what the library does otherwise see `xapian_database_misreads` in CXapian.h.
#pragma once

#include <string>
#include <xapian.h>

class NoWeight : public Xapian::Weight {
public:
    NoWeight() { need_stat(WDF); }

    NoWeight *clone() const override { return new NoWeight; }
    void init(double) override {}
    std::string name() const override { return "dateline::NoWeight"; }
    double get_sumpart(Xapian::termcount, Xapian::termcount, Xapian::termcount) const override { return 0; }
    double get_maxpart() const override { return 0; }
    double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
    double get_maxextra() const override { return 0; }
};
