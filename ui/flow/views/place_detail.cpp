#include "kiosk/report/region.hpp"
#include "ui/flow/event_date.hpp"
#include "ui/flow/keyboard.hpp"
#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

Choice day_choice(const Context& context, std::string id, std::string text, int days_ago) {
    const auto day = std::chrono::sys_days(date_of(context.facts.now)) - std::chrono::days(days_ago);
    return {.action = {std::move(id), std::move(text), ChooseDate{days_ago}},
            .detail = context.say.catalog().short_date(day),
            .selection = selection(context.state.event_date_typed == typed_form(day))};
}

}  // namespace

FormView place_detail_view(const Context& context) {
    const auto& say = context.say;
    auto date = field_view(context, TextField::event_date);
    if (const auto typed = parse_typed_date(context.state.event_date_typed))
        date.note = say.catalog().long_date(*typed);
    FormView view{.title = say("place_detail.title"),
                  .subtitle = {},
                  .fields = {field_view(context, TextField::place_detail), std::move(date)},
                  .quick = {day_choice(context, "date.today", say("date.today"), 0),
                            day_choice(context, "date.yesterday", say("date.yesterday"), 1)},
                  .keyboard = std::nullopt,
                  .problem = {},
                  .submit = std::nullopt};
    if (!context.state.draft.village.empty()) view.subtitle = full_name_of(context.state.draft.village);
    if (context.state.focus) view.keyboard = keyboard_view(context);
    return view;
}

}  // namespace loket::ui
