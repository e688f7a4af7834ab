// The gazetteer of places as bytes of the program; made by Sources/EntityRecognition/Resources/gazetteer.py.

#pragma once

#include <stddef.h>
#include <stdint.h>

/// Lines of kind, code, flags, names and cues in UTF-8, not terminated by zero.
const uint8_t *gazetteer_lines(void);
/// Bytes of the lines.
size_t gazetteer_lines_count(void);
