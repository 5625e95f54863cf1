#include "ui/flow/keyboard.hpp"
#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

std::string_view name_of(StatusProblem problem) {
    switch (problem) {
        case StatusProblem::number_malformed: return "number_malformed";
        case StatusProblem::number_mistyped: return "number_mistyped";
        case StatusProblem::code_malformed: return "code_malformed";
        case StatusProblem::not_here: return "not_here";
        case StatusProblem::not_matching: return "not_matching";
        case StatusProblem::too_many_tries: return "too_many_tries";
        case StatusProblem::trouble: return "trouble";
    }
    return "";
}

}  // namespace

FormView status_entry_view(const Context& context) {
    const auto& say = context.say;
    auto number = field_view(context, TextField::ticket_number);
    auto code = field_view(context, TextField::secret_code);
    std::string problem;
    if (context.state.status_problem) {
        auto words = say("status.problem.", name_of(*context.state.status_problem));
        switch (*context.state.status_problem) {
            case StatusProblem::number_malformed:
            case StatusProblem::number_mistyped: number.problem = std::move(words); break;
            case StatusProblem::code_malformed: code.problem = std::move(words); break;
            case StatusProblem::not_here:
            case StatusProblem::not_matching:
            case StatusProblem::too_many_tries:
            case StatusProblem::trouble: problem = std::move(words); break;
        }
    }
    FormView view{.title = say("status_entry.title"),
                  .subtitle = say("status_entry.subtitle"),
                  .fields = {std::move(number), std::move(code)},
                  .quick = {},
                  .keyboard = std::nullopt,
                  .problem = std::move(problem),
                  .scan = std::nullopt,
                  .submit = Action{"look_up", say("status_entry.look_up"), LookUp{}, Availability::enabled, "magnify"}};
    if (context.facts.camera == Facts::Presence::present) {
        view.scan = Action{"scan", say("status_entry.scan"), OpenScanner{}, Availability::enabled, "camera"};
    }
    if (context.state.focus) view.keyboard = keyboard_view(context);
    return view;
}

}  // namespace loket::ui
