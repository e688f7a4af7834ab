#include "guard.hpp"

#include <cstdlib>
#include <cstring>
#include <new>

xapian_code code_of(const Xapian::Error &error) {
    static const struct {
        const char *type;
        xapian_code code;
    } table[] = {
        {"DatabaseNotFoundError", XAPIAN_DATABASE_NOT_FOUND},
        {"DatabaseOpeningError", XAPIAN_DATABASE_NOT_FOUND},
        {"DatabaseLockError", XAPIAN_LOCKED},
        {"DatabaseModifiedError", XAPIAN_MODIFIED},
        {"DatabaseCorruptError", XAPIAN_CORRUPT},
        {"InvalidArgumentError", XAPIAN_INVALID_ARGUMENT},
        {"InvalidOperationError", XAPIAN_INVALID_ARGUMENT},
        {"RangeError", XAPIAN_INVALID_ARGUMENT},
        {"WildcardError", XAPIAN_INVALID_ARGUMENT},
        {"DocNotFoundError", XAPIAN_DOCUMENT_NOT_FOUND},
        {"DatabaseVersionError", XAPIAN_UNSUPPORTED},
        {"FeatureUnavailableError", XAPIAN_UNSUPPORTED},
        {"UnimplementedError", XAPIAN_UNSUPPORTED},
    };
    for (const auto &row : table) {
        if (std::strcmp(error.get_type(), row.type) == 0) return row.code;
    }
    return XAPIAN_OTHER;
}

xapian_bytes copy(const std::string &text) {
    if (text.empty()) return {nullptr, 0};
    auto *data = static_cast<uint8_t *>(std::malloc(text.size()));
    if (data == nullptr) throw std::bad_alloc();
    std::memcpy(data, text.data(), text.size());
    return {data, text.size()};
}

void fill(xapian_error *error, xapian_code code, const std::string &message) noexcept {
    // No memory for the message: the code alone must do. (malloc rather than copy(), which throws.)
    auto *data = static_cast<uint8_t *>(std::malloc(message.size()));
    if (data != nullptr) std::memcpy(data, message.data(), message.size());
    *error = {code, {data, data != nullptr ? message.size() : 0}};
}

void xapian_bytes_free(xapian_bytes bytes) { std::free(bytes.data); }

const char *xapian_version(void) { return Xapian::version_string(); }
