#include "CArchive.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static archive_functions functions;
static bool is_loaded;

static void load(void) {
    // The name of the interface that archive.h describes, then whatever the system calls libarchive.
    void *library = dlopen("libarchive.so.13", RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) library = dlopen("libarchive.so", RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) return;
    const struct {
        const char *name;
        size_t offset;
    } table[] = {
        {"archive_read_new", offsetof(archive_functions, read_new)},
        {"archive_read_free", offsetof(archive_functions, read_free)},
        {"archive_read_support_filter_zstd", offsetof(archive_functions, read_support_filter_zstd)},
        {"archive_read_support_filter_bzip2", offsetof(archive_functions, read_support_filter_bzip2)},
        {"archive_read_support_filter_xz", offsetof(archive_functions, read_support_filter_xz)},
        {"archive_read_support_filter_lz4", offsetof(archive_functions, read_support_filter_lz4)},
        {"archive_read_support_format_raw", offsetof(archive_functions, read_support_format_raw)},
        {"archive_read_support_format_empty", offsetof(archive_functions, read_support_format_empty)},
        {"archive_read_open", offsetof(archive_functions, read_open)},
        {"archive_read_next_header", offsetof(archive_functions, read_next_header)},
        {"archive_read_data_block", offsetof(archive_functions, read_data_block)},
        {"archive_error_string", offsetof(archive_functions, error_string)},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        void *symbol = dlsym(library, table[i].name);
        if (symbol == NULL) return;
        // POSIX lets a function's address be kept in a void *.
        *(void **)((char *)&functions + table[i].offset) = symbol;
    }
    is_loaded = true;
}

const archive_functions *archive_functions_loaded(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return is_loaded ? &functions : NULL;
}
