// The NIK, the 16-digit number on an identity card: 6 digits of the area where it was issued, 6 of the birth date
// (women: day + 40), 4 of a serial that is not 0000. There is no check digit. The area is where it was issued, not
// where the person lives, so an unknown one is only a warning.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.hpp"

namespace loket {

enum class NikProblem {
    not_16_digits,
    no_such_date,  ///< the birth date does not exist, or lies in the future
    zero_serial,
};

/// What is wrong with it, if anything. Digits only: the caller has taken out spaces. A two-digit year is read as the
/// latest one that is not after `today`.
std::optional<NikProblem> check_nik(std::string_view nik, Date today);

/// Whether its area lies in South Sumatra (16.xx); false is a warning, not an error.
bool is_nik_area_familiar(std::string_view nik);

/// "160601XXXXXX0001": the first 6 and the last 4 stay. Anything that is not 16 digits comes back all X.
std::string mask_nik(std::string_view nik);
/// "0812XXXX0001": the first 4 stay, then 4 are masked, then the rest stays. Short ones come back all X.
std::string mask_phone(std::string_view phone);
/// Every run of exactly 16 digits in a text, masked as an NIK; for anything that leaves the sealed report.
std::string mask_niks_in(std::string_view text);
/// Whether a text holds a run of 16 digits: the writer is warned.
bool holds_nik(std::string_view text);

}  // namespace loket
