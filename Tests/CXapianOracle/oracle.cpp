#include "oracle.hpp"

#include <sstream>
#include <vector>

void oracle_text_free(oracle_text *text) {
    std::free(text->bytes);
    text->bytes = nullptr;
}

static Xapian::Document read_document(Reader &in) {
    Xapian::Document document;
    document.set_data(in.string());
    for (uint32_t count = in.number(); count; --count) {
        uint32_t slot = in.number();
        document.add_value(slot, in.string());
    }
    for (uint32_t count = in.number(); count; --count) {
        std::string term = in.string();
        document.add_term(term, in.number());
        for (uint32_t positions = in.number(); positions; --positions) document.add_posting(term, in.number(), 0);
    }
    return document;
}

bool oracle_apply(const char *path, const uint8_t *changes, size_t length, bool create, bool dangerous,
                  oracle_text *error) {
    return guarded(error, [&] {
        int flags = Xapian::DB_NO_SYNC;
        flags |= create ? Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS : Xapian::DB_OPEN;
        if (dangerous) flags |= Xapian::DB_DANGEROUS;
        Xapian::WritableDatabase database(path, flags);
        Reader in(changes, length);
        while (!in.done()) {
            switch (in.byte()) {
            case 'A': database.add_document(read_document(in)); break;
            case 'R': {
                Xapian::docid id = in.number();
                database.replace_document(id, read_document(in));
                break;
            }
            case 'D': database.delete_document(in.number()); break;
            case 'M': {
                std::string key = in.string();
                database.set_metadata(key, in.string());
                break;
            }
            default: throw std::runtime_error("oracle: unknown change");
            }
        }
        database.commit();
        database.close();
    });
}

static Xapian::Query read_query(Reader &in) {
    std::vector<Xapian::Query> stack;
    auto pop = [&] {
        Xapian::Query top = stack.back();
        stack.pop_back();
        return top;
    };
    for (uint32_t count = in.number(); count; --count) {
        char step = in.byte();
        if (step == 'T') {
            stack.push_back(Xapian::Query(in.string()));
        } else if (step == 'P' || step == 'N') {
            uint32_t window = in.number();
            uint32_t size = in.number();
            std::vector<Xapian::Query> terms(stack.end() - size, stack.end());
            stack.resize(stack.size() - size);
            auto op = step == 'P' ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_NEAR;
            stack.push_back(Xapian::Query(op, terms.begin(), terms.end(), window));
        } else {
            Xapian::Query right = pop(), left = pop();
            auto op = step == '&'   ? Xapian::Query::OP_AND
                      : step == '|' ? Xapian::Query::OP_OR
                                    : Xapian::Query::OP_AND_NOT;
            stack.push_back(Xapian::Query(op, left, right));
        }
    }
    return stack.empty() ? Xapian::Query() : stack.back();
}

bool oracle_query(const char *path, const uint8_t *queries, size_t length, oracle_text *out, oracle_text *error) {
    return guarded(error, [&] {
        Xapian::Database database(path);
        Xapian::Enquire enquire(database);
        Reader in(queries, length);
        std::ostringstream text;
        text.precision(17);
        while (!in.done()) {
            Xapian::Query query = read_query(in);
            enquire.set_query(query);
            Xapian::MSet matches = enquire.get_mset(0, 50, database.get_doccount());
            text << query.get_description() << " = " << matches.get_matches_estimated() << ":";
            for (auto hit = matches.begin(); hit != matches.end(); ++hit)
                text << " " << *hit << "@" << hit.get_weight();
            text << "\n";
        }
        give(out, text.str());
    });
}

bool oracle_compact(const char *source, const char *target, oracle_text *error) {
    return guarded(error, [&] { Xapian::Database(source).compact(target); });
}

bool oracle_check(const char *path, size_t *errors, oracle_text *out, oracle_text *error) {
    return guarded(error, [&] {
        std::ostringstream report;
        *errors = Xapian::Database::check(path, 0, &report);
        give(out, report.str());
    });
}
