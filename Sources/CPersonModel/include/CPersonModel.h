#ifndef CPERSONMODEL_H
#define CPERSONMODEL_H

#include <stddef.h>
#include <stdint.h>

/* The person recogniser's tables, embedded as they lie in the files beside the source. Little-endian; written by
   the program TrainPersons, which documents their layout. */

/* Name statistics: rows of 5 bytes. */
const uint8_t *_Nonnull person_model_names(void);
size_t person_model_names_size(void);

/* Feature weights: a header and rows of 10 and 12 bytes. */
const uint8_t *_Nonnull person_model_weights(void);
size_t person_model_weights_size(void);

/* Sixteen bytes of 0, the weights of features that the model does not know. */
const void *_Nonnull person_model_no_row(void);

/* Asks for memory that will soon be read. */
static inline void person_model_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

#endif
