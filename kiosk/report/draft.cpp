#include "kiosk/report/draft.hpp"

#include "kiosk/base/secret.hpp"

namespace loket {

std::string_view code_of(Identity identity) {
    switch (identity) {
        case Identity::open: return "open";
        case Identity::anonymous: return "anonymous";
        case Identity::none: return "none";
    }
    return {};
}

std::string_view code_of(Publicity publicity) {
    switch (publicity) {
        case Publicity::ordinary: return "ordinary";
        case Publicity::confidential: return "confidential";
    }
    return {};
}

std::string_view code_of(Addressee addressee) {
    switch (addressee) {
        case Addressee::office_in_charge: return "office_in_charge";
        case Addressee::one_level_up: return "one_level_up";
    }
    return {};
}

std::optional<Identity> parse_identity(std::string_view code) {
    for (const Identity identity : {Identity::open, Identity::anonymous, Identity::none}) {
        if (code == code_of(identity)) return identity;
    }
    return std::nullopt;
}

std::optional<Publicity> parse_publicity(std::string_view code) {
    for (const Publicity publicity : {Publicity::ordinary, Publicity::confidential}) {
        if (code == code_of(publicity)) return publicity;
    }
    return std::nullopt;
}

std::optional<Addressee> parse_addressee(std::string_view code) {
    for (const Addressee addressee : {Addressee::office_in_charge, Addressee::one_level_up}) {
        if (code == code_of(addressee)) return addressee;
    }
    return std::nullopt;
}

void wipe(Draft& draft) {
    for (std::string* text : {&draft.topic, &draft.story, &draft.village, &draft.place_detail, &draft.person.name,
                              &draft.person.nik, &draft.person.address, &draft.person.phone}) {
        wipe(*text);
    }
    if (draft.consent) wipe(draft.consent->notice_version);
    draft = Draft{};
}

}  // namespace loket
