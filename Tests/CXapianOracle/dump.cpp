#include "oracle.hpp"

#include <set>
#include <sstream>

// Readable, and one line an entry whatever bytes it holds.
static std::string quoted(const std::string &bytes) {
    static const char digits[] = "0123456789abcdef";
    std::string result = "\"";
    for (unsigned char byte : bytes) {
        if (byte < 0x20 || byte > 0x7e || byte == '"' || byte == '\\') {
            result += {'\\', digits[byte >> 4], digits[byte & 15]};
        } else {
            result += char(byte);
        }
    }
    return result + "\"";
}

static void dump_statistics(const Xapian::Database &database, std::ostream &out) {
    out << "documents " << database.get_doccount() << " last " << database.get_lastdocid() << " total length "
        << database.get_total_length() << " lengths " << database.get_doclength_lower_bound() << ".."
        << database.get_doclength_upper_bound() << " positions " << database.has_positions() << "\n";
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
        out << "metadata " << quoted(*key) << " " << quoted(database.get_metadata(*key)) << "\n";
}

static void dump_terms(const Xapian::Database &database, std::ostream &out) {
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        const std::string name = *term;
        out << "term " << quoted(name) << " " << term.get_termfreq() << " " << database.get_collection_freq(name)
            << " " << database.get_wdf_upper_bound(name) << ":";
        for (auto posting = database.postlist_begin(name); posting != database.postlist_end(name); ++posting) {
            out << " " << *posting << "/" << posting.get_wdf() << "/" << posting.get_doclength();
            for (auto at = posting.positionlist_begin(); at != posting.positionlist_end(); ++at) out << "," << *at;
        }
        out << "\n";
    }
}

static void dump_documents(const Xapian::Database &database, std::set<Xapian::valueno> &slots, std::ostream &out) {
    // The empty term stands for the list of all documents.
    for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
        const Xapian::Document document = database.get_document(*id);
        out << "document " << *id << " length " << database.get_doclength(*id) << " unique "
            << database.get_unique_terms(*id) << " data " << quoted(document.get_data()) << "\n values";
        for (auto value = document.values_begin(); value != document.values_end(); ++value) {
            out << " " << value.get_valueno() << "=" << quoted(*value);
            slots.insert(value.get_valueno());
        }
        out << "\n terms";
        for (auto term = database.termlist_begin(*id); term != database.termlist_end(*id); ++term) {
            out << " " << quoted(*term) << "/" << term.get_wdf();
            for (auto at = database.positionlist_begin(*id, *term); at != database.positionlist_end(*id, *term); ++at)
                out << "," << *at;
        }
        out << "\n";
    }
}

static void dump_values(const Xapian::Database &database, const std::set<Xapian::valueno> &slots, std::ostream &out) {
    for (Xapian::valueno slot : slots) {
        out << "slot " << slot << " " << database.get_value_freq(slot) << " "
            << quoted(database.get_value_lower_bound(slot)) << ".." << quoted(database.get_value_upper_bound(slot))
            << ":";
        for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value)
            out << " " << value.get_docid() << "=" << quoted(*value);
        out << "\n";
    }
}

bool oracle_dump(const char *path, const uint32_t *slots, size_t slot_count, oracle_text *out, oracle_text *error) {
    return guarded(error, [&] {
        const Xapian::Database database(path);
        std::set<Xapian::valueno> asked(slots, slots + slot_count);
        std::ostringstream text;
        dump_statistics(database, text);
        dump_terms(database, text);
        dump_documents(database, asked, text);
        dump_values(database, asked, text);
        give(out, text.str());
    });
}
