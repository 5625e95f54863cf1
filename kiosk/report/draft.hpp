// What a resident has said so far: any of it may be missing or wrong. `validate` (report.hpp) makes a Report of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.hpp"
#include "kiosk/report/attachment.hpp"
#include "kiosk/report/topic.hpp"

namespace loket {

/// Who may know who reported. `open`: the agency sees the person. `anonymous` (anonim): hidden from the public and from
/// the party complained of. `none`: no identity was given at all.
enum class Identity { open, anonymous, none };

/// Whether the content may be public. Independent of Identity.
enum class Publicity { ordinary, confidential /* rahasia */ };

/// Whether the report is about this kecamatan's own staff: then it is sealed from them and goes one level up
/// (UU 25/2009 Ps 45).
enum class Addressee { office_in_charge, one_level_up };

std::string_view code_of(Identity identity);    ///< "open", "anonymous", "none"
std::string_view code_of(Publicity publicity);  ///< "ordinary", "confidential"
std::string_view code_of(Addressee addressee);  ///< "office_in_charge", "one_level_up"
std::optional<Identity> parse_identity(std::string_view code);
std::optional<Publicity> parse_publicity(std::string_view code);
std::optional<Addressee> parse_addressee(std::string_view code);

struct Person {
    std::string name;
    std::string nik;      ///< digits as typed; may be empty
    std::string address;  ///< may be empty
    std::string phone;    ///< digits as typed; may be empty

    bool operator==(const Person&) const = default;
};

/// Agreement to the privacy notice (UU PDP 27/2022): which version was shown, and when the box was ticked.
struct Consent {
    std::string notice_version;
    Instant agreed_at;

    bool operator==(const Consent&) const = default;
};

struct Draft {
    Kind kind = Kind::pengaduan;
    std::string topic;         ///< a topic code; empty when not chosen yet
    std::string story;         ///< UTF-8
    std::string village;       ///< a village code; empty when not chosen yet
    std::string place_detail;  ///< "dekat SD Negeri 2"; may be empty
    std::optional<Date> event_date;
    std::optional<Identity> identity;
    Publicity publicity = Publicity::ordinary;
    Addressee addressee = Addressee::office_in_charge;
    Person person;
    std::optional<Consent> consent;
    std::vector<Attachment> attachments;  ///< in the order of taking

    bool operator==(const Draft&) const = default;
};

/// Overwrites all text of a draft in memory and sets it back to an empty one.
void wipe(Draft& draft);

}  // namespace loket
