// Class, case and folded form of every Unicode scalar, as data of the program; written by generate.py.

#pragma once

#include <stdint.h>

#include "ASCIILetters.h"

/// For each 256 scalars, the number of their block.
const uint16_t *folding_index(void);
/// Blocks of 256 entries each; the bits of an entry are those of `ScalarEntry`.
const uint32_t *folding_blocks(void);
/// The folded forms in UTF-8, one after another.
const uint8_t *folding_forms(void);
