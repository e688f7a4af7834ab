#pragma once

// libdeflate writes the compressed tags; zlib reads them back the way Xapian will.
#include <libdeflate.h>
#include <sys/types.h>
#include <zlib.h>

// Linux's call to start writing a range of a file to the disk, which glibc only declares under _GNU_SOURCE.
// Flag 2 (SYNC_FILE_RANGE_WRITE) starts and does not wait.
int sync_file_range(int descriptor, off_t offset, off_t count, unsigned int flags);
