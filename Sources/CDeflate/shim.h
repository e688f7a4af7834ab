#pragma once

// libdeflate writes the compressed tags; zlib reads them back the way Xapian will.
#include <libdeflate.h>
#include <zlib.h>
