#include "CGazetteer.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t lines[] = {
#embed "gazetteer.tsv"
};

const uint8_t *gazetteer_lines(void) { return lines; }

size_t gazetteer_lines_count(void) { return sizeof lines; }
