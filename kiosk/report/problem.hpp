// What the citizen can mend, each beside its field. The words for it are in the catalogue (ui/text), keyed by
// `code_of`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace loket {

enum class Field {
    topic,
    story,
    village,
    place_detail,
    event_date,
    identity,
    name,
    nik,
    address,
    phone,
    consent,
    attachments,
};

enum class ProblemCode {
    missing,    ///< required, and empty
    too_short,  ///< limit: the least number of characters
    too_long,   ///< limit: the greatest number of characters
    not_utf8,
    control_character,  ///< a character that is neither text nor line break nor tab
    unknown_village,
    unknown_topic,
    no_such_date,
    in_future,
    too_old,  ///< limit: the earliest year
    nik_not_16_digits,
    nik_no_such_date,
    nik_zero_serial,
    phone_malformed,  ///< not 9 to 15 digits after an optional '+'
    too_many,         ///< limit: the greatest number
};

/// "nik_no_such_date"; the catalogue's key is "problem." and this.
std::string_view code_of(ProblemCode code);
std::string_view code_of(Field field);

struct Problem {
    Field field;
    ProblemCode code;
    std::int64_t limit = 0;  ///< for codes with a bound: that bound; otherwise 0

    bool operator==(const Problem&) const = default;
};
using Problems = std::vector<Problem>;

/// "story: too_short (10)", one a line; for tests and logs.
std::string text_of(const Problems& problems);

}  // namespace loket
