#ifndef MARTLET_PHONE_NUMBERS_H
#define MARTLET_PHONE_NUMBERS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A number as libphonenumber reads it: E.164 (at most '+' and 15 digits) and the extension, both ending in zero; an empty
/// extension means none.
typedef struct {
    char e164[20];
    char extension[24];
} martlet_phone;

/// Reads `length` bytes of UTF-8. `region` is an ISO 3166 code of two capital letters, taken where no country code is written.
/// Returns 1 and fills `result` for a number whose length its country's numbering plan allows, otherwise 0. May be called from
/// several threads at once.
int martlet_phone_parse(const char *text, size_t length, const char *region, martlet_phone *result);

#ifdef __cplusplus
}
#endif

#endif
