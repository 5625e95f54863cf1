// The words of one language. The source is gettext .po (id.po, en.po, mus.po); the build checks them with msgfmt,
// compiles them to .mo and embeds those, so that the kiosk needs no locale on the machine.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/base/clock.hpp"
#include "ui/flow/state.hpp"

namespace loket::ui {

class Catalog {
public:
    /// The catalogue that ships for a language. Complete: a test compares the keys of all languages and of the code.
    static const Catalog& of(Language language);

    /// The words for a key such as "topic.title". A key that is missing is a bug and comes back as itself.
    std::string_view operator[](std::string_view key) const;
    /// The same with "{name}" replaced by values.
    std::string fill(std::string_view key,
                     std::initializer_list<std::pair<std::string_view, std::string_view>> values) const;

    /// The same in the form that so many of a thing take, with "{name}" replaced by the number: "1 second", "2
    /// seconds".
    std::string counted(std::string_view key, std::int64_t count, std::string_view name) const;

    // Malay writes dates, times and numbers as Indonesian does.

    /// "Senin, 30 November 2026" / "Monday, 30 November 2026"
    std::string long_date(Date date) const;
    /// "23 Nov 2026"
    std::string short_date(Date date) const;
    /// "Sen 23 Nov, 09.42" / "Mon 23 Nov, 09:42", in WIB
    std::string short_moment(Instant instant) const;
    /// "09.42" / "09:42", in WIB
    std::string time(Instant instant) const;
    /// "10.000" / "10,000"
    std::string number(std::int64_t value) const;

private:
    explicit Catalog(Language language);
    /// All forms of a key; the key itself when it is missing.
    std::string_view forms_of(std::string_view key) const;
    Language language_;
    std::vector<std::pair<std::string_view, std::string_view>> entries_;  // sorted by key
};

}  // namespace loket::ui
