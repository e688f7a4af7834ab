#pragma once
// libarchive recognises and undoes compression. gzip goes through zlib itself: libarchive 3.6 neither checks its CRC nor
// gives out the last 64 KB before the point where a file is damaged or cut off.
#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>
