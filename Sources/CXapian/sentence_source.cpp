#include "sentence_source.hpp"
#include "guard.hpp"
#include "handles.hpp"

#include <algorithm>

void SentenceSource::init(const Xapian::Database &opened) {
    database = opened;
    current = 0;
    last = database.get_lastdocid();
    const auto opened_term = [&](const std::string &term) {
        return Postings{database.postlist_begin(term), database.postlist_end(term)};
    };
    postings.clear();
    for (const SentenceOperand &operand : sentence.operands) {
        auto &places = postings.emplace_back();
        for (const auto &terms : operand.places) {
            auto &place = places.emplace_back();
            for (const std::string &term : terms) place.push_back(opened_term(term));
        }
    }
    marks.clear();
    marks.push_back(opened_term(sentence.long_sentences));
    set_maxweight(0);
}

void SentenceSource::next(double min_weight) { skip_to(current + 1, min_weight); }

void SentenceSource::skip_to(Xapian::docid document, double) {
    current = std::max(current, document);
    while (current <= last && !matches(current)) current++;
}

bool SentenceSource::check(Xapian::docid document, double) {
    if (document < current) return true;
    current = document;
    return matches(document);
}

bool SentenceSource::Postings::reach(Xapian::docid document) {
    if (at != end && *at < document) at.skip_to(document);
    return at != end && *at == document;
}

SentenceSource::Positions SentenceSource::positions(std::vector<Postings> &terms, Xapian::docid document) {
    Positions found;
    for (Postings &term : terms) {
        if (!term.reach(document)) continue;
        for (auto at = term.at.positionlist_begin(); at != term.at.positionlist_end(); ++at) found.push_back(*at);
    }
    if (terms.size() > 1) {
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
    }
    return found;
}

/// Where an operand stands, by first position: of a window the shortest ones, which any other holds.
std::vector<SentenceSource::Span> SentenceSource::spans(const SentenceOperand &operand,
                                                        const std::vector<Positions> &places) {
    std::vector<Span> found;
    for (const Positions &place : places) {
        if (place.empty()) return found;
    }
    if (operand.is_ordered) {
        for (const Xapian::termpos first : places[0]) {
            bool is_there = true;
            for (size_t i = 1; is_there && i < places.size(); i++) {
                is_there = std::binary_search(places[i].begin(), places[i].end(), first + i);
            }
            if (is_there) found.push_back({first, first + static_cast<Xapian::termpos>(places.size()) - 1});
        }
        return found;
    }
    // The span that begins with the lowest of the places' positions ends with the highest; then the lowest moves on.
    std::vector<size_t> at(places.size(), 0);
    while (true) {
        size_t lowest = 0;
        Xapian::termpos highest = 0;
        for (size_t i = 0; i < places.size(); i++) {
            if (places[i][at[i]] < places[lowest][at[lowest]]) lowest = i;
            highest = std::max(highest, places[i][at[i]]);
        }
        const Xapian::termpos first = places[lowest][at[lowest]];
        if (highest - first < operand.window) found.push_back({first, highest});
        if (++at[lowest] == places[lowest].size()) return found;
    }
}

bool SentenceSource::matches(Xapian::docid document) {
    std::vector<std::vector<Span>> operands;
    for (size_t i = 0; i < postings.size(); i++) {
        std::vector<Positions> places;
        for (auto &terms : postings[i]) {
            places.push_back(positions(terms, document));
            if (places.back().empty()) return false;
        }
        operands.push_back(spans(sentence.operands[i], places));
        if (operands.back().empty()) return false;
    }
    // All from `first` to `last`, both included.
    const auto all_within = [&](Xapian::termpos first, Xapian::termpos last) {
        return std::all_of(operands.begin(), operands.end(), [&](const std::vector<Span> &spans) {
            const auto span = std::lower_bound(spans.begin(), spans.end(), Span{first, first});
            // The first that begins there ends first too: spans of one operand do not hold each other.
            return span != spans.end() && span->last <= last;
        });
    };
    for (const auto &spans : operands) {
        for (const Span &span : spans) {
            if (all_within(span.first, span.first + sentence.gap - 1)) return true;
        }
    }
    const Positions ends = positions(marks, document);
    for (size_t i = 0; i + 1 < ends.size(); i += 2) {
        if (all_within(ends[i], ends[i + 1])) return true;
    }
    return false;
}

struct xapian_sentence {
    Sentence value;
};

xapian_sentence *xapian_sentence_new(uint32_t gap, const uint8_t *long_sentences, size_t length) {
    auto *sentence = new xapian_sentence;
    sentence->value.gap = gap;
    sentence->value.long_sentences = text(long_sentences, length);
    return sentence;
}

void xapian_sentence_free(xapian_sentence *sentence) { delete sentence; }

void xapian_sentence_add_operand(xapian_sentence *sentence, uint32_t window, bool is_ordered) {
    sentence->value.operands.push_back({{}, window, is_ordered});
}

void xapian_sentence_add_place(xapian_sentence *sentence) {
    sentence->value.operands.back().places.emplace_back();
}

void xapian_sentence_add_term(xapian_sentence *sentence, const uint8_t *term, size_t length) {
    sentence->value.operands.back().places.back().push_back(text(term, length));
}

xapian_query *xapian_query_new_sentence(const xapian_sentence *sentence, xapian_error *error) {
    return guarded<xapian_query *>(error, nullptr, [&] {
        return new xapian_query{Xapian::Query((new SentenceSource(sentence->value))->release())};
    });
}
