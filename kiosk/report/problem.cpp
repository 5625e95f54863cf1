#include "kiosk/report/problem.hpp"

namespace loket {

std::string_view code_of(ProblemCode code) {
    switch (code) {
        case ProblemCode::missing: return "missing";
        case ProblemCode::too_short: return "too_short";
        case ProblemCode::too_long: return "too_long";
        case ProblemCode::not_utf8: return "not_utf8";
        case ProblemCode::control_character: return "control_character";
        case ProblemCode::unknown_village: return "unknown_village";
        case ProblemCode::unknown_topic: return "unknown_topic";
        case ProblemCode::no_such_date: return "no_such_date";
        case ProblemCode::in_future: return "in_future";
        case ProblemCode::too_old: return "too_old";
        case ProblemCode::nik_not_16_digits: return "nik_not_16_digits";
        case ProblemCode::nik_no_such_date: return "nik_no_such_date";
        case ProblemCode::nik_zero_serial: return "nik_zero_serial";
        case ProblemCode::phone_malformed: return "phone_malformed";
        case ProblemCode::too_many: return "too_many";
    }
    return {};
}

std::string_view code_of(Field field) {
    switch (field) {
        case Field::topic: return "topic";
        case Field::story: return "story";
        case Field::village: return "village";
        case Field::place_detail: return "place_detail";
        case Field::event_date: return "event_date";
        case Field::identity: return "identity";
        case Field::name: return "name";
        case Field::nik: return "nik";
        case Field::address: return "address";
        case Field::phone: return "phone";
        case Field::consent: return "consent";
        case Field::attachments: return "attachments";
    }
    return {};
}

std::string text_of(const Problems& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        if (!text.empty()) text += '\n';
        text.append(code_of(problem.field)).append(": ").append(code_of(problem.code));
        if (problem.limit != 0) text.append(" (").append(std::to_string(problem.limit)).append(")");
    }
    return text;
}

}  // namespace loket
