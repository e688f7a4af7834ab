#include "CPersonModel.h"

/* The compiler takes #embed in every version of C, but says so. */
#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(64) static const uint8_t names[] = {
#embed "names.bin"
};

_Alignas(64) static const uint8_t weights[] = {
#embed "weights.bin"
};

_Alignas(64) static const uint8_t no_row[16];

const uint8_t *person_model_names(void) { return names; }
size_t person_model_names_size(void) { return sizeof names; }
const uint8_t *person_model_weights(void) { return weights; }
size_t person_model_weights_size(void) { return sizeof weights; }
const void *person_model_no_row(void) { return no_row; }
