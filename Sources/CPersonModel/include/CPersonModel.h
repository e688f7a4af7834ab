#ifndef CPERSONMODEL_H
#define CPERSONMODEL_H

#include <stddef.h>
#include <stdint.h>

/* The person recogniser's tables, embedded as they lie in the files beside the source. Little-endian; written by
   the program TrainPersons, which documents their layout. */

/* Name statistics: rows of 8 bytes. */
const uint8_t *person_model_names(void);
size_t person_model_names_size(void);

/* Feature weights: a header and rows of 16 bytes. */
const uint8_t *person_model_weights(void);
size_t person_model_weights_size(void);

#endif
