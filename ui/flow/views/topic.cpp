#include "kiosk/report/topic.hpp"

#include "ui/flow/views/context.hpp"

namespace loket::ui {

TopicView topic_view(const Context& context) {
    const auto& state = context.state;
    TopicView view{.title = context.say("topic.title.", code_of(state.draft.kind)),
                   .tiles = {},
                   .other = {},
                   .problem = problem_text(context, Field::topic)};
    for (const auto& topic : topics()) {
        const bool is_other = topic.code == kOtherTopic;
        Choice choice{.action = {std::string("topic.").append(topic.code),
                                 is_other ? context.say("topic.other") : topic_name(context, topic.code),
                                 ChooseTopic{std::string(topic.code)}, Availability::enabled, std::string(topic.icon)},
                      .selection = selection(state.draft.topic == topic.code)};
        if (is_other) {
            view.other = std::move(choice);
        } else {
            view.tiles.push_back(std::move(choice));
        }
    }
    return view;
}

}  // namespace loket::ui
