// libarchive recognises and undoes compression. gzip goes through zlib itself: libarchive 3.6 neither checks its CRC nor
// gives out the last 64 KB before the point where a file is damaged or cut off.
//
// libarchive is loaded when the first file needs it: it brings a dozen libraries along (libxml2, ICU, nettle …), and a search
// would pay some milliseconds for loading what it never calls.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#ifdef __cplusplus
extern "C" {
#endif

// The functions of libarchive that are called, under their names without "archive_".
typedef struct {
    struct archive *(*read_new)(void);
    int (*read_free)(struct archive *);
    int (*read_support_filter_zstd)(struct archive *);
    int (*read_support_filter_bzip2)(struct archive *);
    int (*read_support_filter_xz)(struct archive *);
    int (*read_support_filter_lz4)(struct archive *);
    int (*read_support_format_raw)(struct archive *);
    int (*read_support_format_empty)(struct archive *);
    int (*read_open)(struct archive *, void *, archive_open_callback *, archive_read_callback *, archive_close_callback *);
    int (*read_next_header)(struct archive *, struct archive_entry **);
    int (*read_data_block)(struct archive *, const void **, size_t *, la_int64_t *);
    const char *(*error_string)(struct archive *);
} archive_functions;

// Loads libarchive at the first call; NULL when it cannot be loaded. May be called from several threads.
const archive_functions *archive_functions_loaded(void);

#ifdef __cplusplus
}
#endif
