#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

Choice identity_choice(const Context& context, Identity identity, std::string icon) {
    const auto code = code_of(identity);
    return {.action = {std::string("identity.").append(code), context.say("identity.", code), ChooseIdentity{identity},
                       Availability::enabled, std::move(icon)},
            .detail = context.say("identity.detail.", code),
            .selection = selection(context.state.draft.identity == identity)};
}

}  // namespace

IdentityView identity_view(const Context& context) {
    const auto& say = context.say;
    const auto& draft = context.state.draft;
    return {.title = say("identity.title"),
            .choices = {identity_choice(context, Identity::open, "account"),
                        identity_choice(context, Identity::anonymous, "incognito"),
                        identity_choice(context, Identity::none, "account-off")},
            .confidential = {.action = {"confidential", say("confidential"), TogglePublicity{}, Availability::enabled,
                                        "lock"},
                             .detail = say("confidential.detail"),
                             .selection = selection(draft.publicity == Publicity::confidential)},
            .about_office = {.action = {"about_office", say("about_office"), ToggleAddressee{}, Availability::enabled,
                                        "tie"},
                             .detail = say("about_office.detail"),
                             .selection = selection(draft.addressee == Addressee::one_level_up)},
            .problem = problem_text(context, Field::identity)};
}

}  // namespace loket::ui
