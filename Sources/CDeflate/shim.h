#pragma once

// ISA-L writes the compressed tags; zlib reads them back the way Xapian will.
#include <isa-l/igzip_lib.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <zlib.h>

// Linux's call to start writing a range of a file to the disk, which glibc only declares under _GNU_SOURCE.
// Flag 2 (SYNC_FILE_RANGE_WRITE) starts and does not wait.
int sync_file_range(int descriptor, off_t offset, off_t count, unsigned int flags);

// Of levels 1 to 3 the only one of ISA-L 2.30 that makes the same bytes of a tag in every thread.
#define IGZIP_LEVEL 3

// Bytes of working memory that a stream needs. With more of it, longer blocks would be made.
static const size_t igzip_work_size = ISAL_DEF_LVL3_SMALL;

// Compresses to one raw deflate stream and returns its length; 0 where that takes more than `room` bytes.
static inline size_t igzip_deflate(
    struct isal_zstream *stream, uint8_t *work, const uint8_t *bytes, uint32_t count, uint8_t *target, uint32_t room
) {
    isal_deflate_stateless_init(stream);
    // Not done by the above, and 1 to 15 would make the window smaller.
    stream->hist_bits = 0;
    stream->level = IGZIP_LEVEL;
    stream->level_buf = work;
    stream->level_buf_size = ISAL_DEF_LVL3_SMALL;
    stream->next_in = (uint8_t *)bytes;
    stream->avail_in = count;
    stream->next_out = target;
    stream->avail_out = room;
    stream->end_of_stream = 1;
    stream->flush = NO_FLUSH;
    return isal_deflate_stateless(stream) == COMP_OK ? stream->total_out : 0;
}
