#include "kiosk/report/report.hpp"

#include <algorithm>

#include "kiosk/base/secret.hpp"
#include "kiosk/report/nik.hpp"
#include "kiosk/report/region.hpp"
#include "kiosk/report/utf8.hpp"

namespace loket {
namespace {

constexpr std::string_view kWhiteSpace = " \t\n\r\v\f";

// Texts are changed in place, so that no copy of them is left behind in memory.

void trim(std::string& text) {
    text.erase(std::min(text.find_last_not_of(kWhiteSpace) + 1, text.size()));
    text.erase(0, std::min(text.find_first_not_of(kWhiteSpace), text.size()));
}

/// A name, an address or a place is one line on the slip: a line break in it could pass for another line of the slip.
void join_lines(std::string& text) {
    std::ranges::replace(text, '\n', ' ');
    std::ranges::replace(text, '\t', ' ');
    trim(text);
}

void keep_number(std::string& typed) {
    std::erase_if(typed, [](char c) { return c == '.' || c == '-' || kWhiteSpace.find(c) != kWhiteSpace.npos; });
}

void normalise(Draft& draft) {
    if (draft.topic.empty()) draft.topic = kOtherTopic;
    trim(draft.story);
    for (std::string* line : {&draft.place_detail, &draft.person.name, &draft.person.address}) join_lines(*line);
    keep_number(draft.person.nik);
    keep_number(draft.person.phone);
    if (draft.identity == Identity::none) {
        for (std::string* text : {&draft.person.name, &draft.person.nik, &draft.person.address, &draft.person.phone}) {
            wipe(*text);
        }
    }
}

using Found = std::optional<Problem>;

/// At most one problem a field: the first that the resident should mend.
Found check_text(Field field, std::string_view text, std::size_t maximum) {
    std::size_t characters = 0;
    bool holds_control = false;
    for (; !text.empty(); ++characters) {
        const auto character = take_character(text);
        if (!character) return Problem{field, ProblemCode::not_utf8};
        holds_control |= is_control(*character);
    }
    if (holds_control) return Problem{field, ProblemCode::control_character};
    if (characters > maximum) return Problem{field, ProblemCode::too_long, std::int64_t(maximum)};
    return std::nullopt;
}

Found check_topic(const Draft& draft) {
    if (find_topic(draft.topic) == nullptr) return Problem{Field::topic, ProblemCode::unknown_topic};
    return std::nullopt;
}

std::ptrdiff_t count_of(const Draft& draft, MediaType type) {
    return std::ranges::count(draft.attachments, type, &Attachment::type);
}

/// Who has spoken need not write, nor write much.
Found check_story(const Draft& draft) {
    const bool is_spoken = count_of(draft, MediaType::ogg) > 0;
    if (draft.story.empty()) return is_spoken ? Found() : Problem{Field::story, ProblemCode::missing};
    if (const Found found = check_text(Field::story, draft.story, kStoryMaximum)) return found;
    if (!is_spoken && *count_characters(draft.story) < kStoryMinimum) {
        return Problem{Field::story, ProblemCode::too_short, std::int64_t(kStoryMinimum)};
    }
    return std::nullopt;
}

Found check_village(const Draft& draft) {
    if (draft.village.empty()) {
        if (draft.kind == Kind::permintaan_informasi) return std::nullopt;
        return Problem{Field::village, ProblemCode::missing};
    }
    const Region* region = find_region(draft.village);
    const bool is_village =
        region != nullptr && (region->level == RegionLevel::desa || region->level == RegionLevel::kelurahan);
    if (!is_village) return Problem{Field::village, ProblemCode::unknown_village};
    return std::nullopt;
}

Found check_event_date(const Draft& draft, Date today) {
    if (!draft.event_date) return std::nullopt;
    if (!draft.event_date->ok()) return Problem{Field::event_date, ProblemCode::no_such_date};
    if (*draft.event_date > today) return Problem{Field::event_date, ProblemCode::in_future};
    if (int(draft.event_date->year()) < kEarliestEventYear) {
        return Problem{Field::event_date, ProblemCode::too_old, kEarliestEventYear};
    }
    return std::nullopt;
}

Found check_name(const Person& person) {
    if (person.name.empty()) return Problem{Field::name, ProblemCode::missing};
    return check_text(Field::name, person.name, kNameMaximum);
}

Found check_nik(const Person& person, Date today) {
    if (person.nik.empty()) return std::nullopt;
    const auto found = loket::check_nik(person.nik, today);
    if (!found) return std::nullopt;
    switch (*found) {
        case NikProblem::not_16_digits: return Problem{Field::nik, ProblemCode::nik_not_16_digits};
        case NikProblem::no_such_date: return Problem{Field::nik, ProblemCode::nik_no_such_date};
        case NikProblem::zero_serial: return Problem{Field::nik, ProblemCode::nik_zero_serial};
    }
    return std::nullopt;
}

Found check_phone(const Person& person) {
    if (person.phone.empty()) return std::nullopt;
    auto digits = std::string_view(person.phone);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const bool shaped =
        digits.size() >= 9 && digits.size() <= 15 && digits.find_first_not_of("0123456789") == digits.npos;
    if (!shaped) return Problem{Field::phone, ProblemCode::phone_malformed};
    return std::nullopt;
}

Found check_consent(const Draft& draft) {
    if (!draft.consent || draft.consent->notice_version.empty()) return Problem{Field::consent, ProblemCode::missing};
    return check_text(Field::consent, draft.consent->notice_version, kNoticeVersionMaximum);
}

Found check_attachments(const Draft& draft) {
    if (count_of(draft, MediaType::jpeg) > kPhotosMaximum)
        return Problem{Field::attachments, ProblemCode::too_many, kPhotosMaximum};
    if (count_of(draft, MediaType::ogg) > kVoicesMaximum)
        return Problem{Field::attachments, ProblemCode::too_many, kVoicesMaximum};
    return std::nullopt;
}

/// Of a normalised draft, in the order of the screens.
Problems problems_in(const Draft& draft, Date today) {
    Problems problems;
    const auto add = [&](const Found& found) {
        if (found) problems.push_back(*found);
    };
    add(check_topic(draft));
    add(check_story(draft));
    add(check_village(draft));
    add(check_text(Field::place_detail, draft.place_detail, kPlaceDetailMaximum));
    add(check_event_date(draft, today));
    if (!draft.identity) {
        add(Problem{Field::identity, ProblemCode::missing});
    } else if (*draft.identity != Identity::none) {
        add(check_name(draft.person));
        add(check_nik(draft.person, today));
        add(check_text(Field::address, draft.person.address, kAddressMaximum));
        add(check_phone(draft.person));
    }
    add(check_attachments(draft));
    add(check_consent(draft));
    return problems;
}

}  // namespace

tl::expected<Report, Problems> validate(const Draft& draft, Date today) {
    Draft content = draft;
    normalise(content);
    const Problems problems = problems_in(content, today);
    if (!problems.empty()) {
        wipe(content);
        return tl::unexpected(problems);
    }
    return Report(std::move(content));
}

Problems problems_of(const Draft& draft, Date today, std::initializer_list<Field> fields) {
    Draft content = draft;
    normalise(content);
    Problems problems = problems_in(content, today);
    wipe(content);
    std::erase_if(problems, [&](const Problem& problem) {
        return std::find(fields.begin(), fields.end(), problem.field) == fields.end();
    });
    return problems;
}

}  // namespace loket
