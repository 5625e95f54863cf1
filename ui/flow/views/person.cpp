#include "kiosk/report/nik.hpp"
#include "ui/flow/keyboard.hpp"
#include "ui/flow/typing.hpp"
#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

/// What can be said about the NIK while it is typed: how much is missing, and then what it looks like.
std::string nik_note(const Context& context) {
    const auto& say = context.say;
    const auto& nik = context.state.draft.person.nik;
    if (nik.empty()) return {};
    if (nik.size() < limit_of(TextField::nik)) {
        return say.fill("nik.count",
                        {{"count", std::to_string(nik.size())}, {"limit", std::to_string(limit_of(TextField::nik))}});
    }
    if (const auto problem = check_nik(nik, date_of(context.facts.now))) {
        switch (*problem) {
            case NikProblem::not_16_digits: return say("problem.nik_not_16_digits");
            case NikProblem::no_such_date: return say("problem.nik_no_such_date");
            case NikProblem::zero_serial: return say("problem.nik_zero_serial");
        }
    }
    return is_nik_area_familiar(nik) ? say("nik.complete") : say("nik.elsewhere");
}

}  // namespace

FormView person_view(const Context& context) {
    const auto& say = context.say;
    auto nik = field_view(context, TextField::nik);
    if (nik.problem.empty()) nik.note = nik_note(context);
    FormView view{.title = say("person.title"),
                  .subtitle = context.state.draft.identity == Identity::anonymous ? say("person.subtitle.anonymous")
                                                                                  : say("person.subtitle.open"),
                  .fields = {field_view(context, TextField::name), std::move(nik),
                             field_view(context, TextField::phone), field_view(context, TextField::address)},
                  .quick = {},
                  .keyboard = std::nullopt,
                  .problem = {},
                  .submit = std::nullopt};
    if (context.state.focus) view.keyboard = keyboard_view(context);
    return view;
}

}  // namespace loket::ui
