#include "CPhoneNumbers.h"

#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

bool copy(const std::string &from, char *to, size_t room) {
    if (from.size() >= room) return false;
    std::memcpy(to, from.c_str(), from.size() + 1);
    return true;
}

}  // namespace

int martlet_phone_parse(const char *text, size_t length, const char *region, martlet_phone *result) {
    // No exception may pass into Swift. The library itself throws none; a string that cannot be allocated does.
    try {
        const PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
        PhoneNumber number;
        if (util->Parse(std::string(text, length), region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return 0;
        // A local number without its area code is possible too, but its E.164 form would be another number.
        if (util->IsPossibleNumberWithReason(number) != PhoneNumberUtil::IS_POSSIBLE) return 0;
        std::string e164;
        util->Format(number, PhoneNumberUtil::E164, &e164);
        return copy(e164, result->e164, sizeof result->e164) && copy(number.extension(), result->extension, sizeof result->extension);
    } catch (...) {
        return 0;
    }
}
