#include <algorithm>

#include "ui/flow/navigation.hpp"
#include "ui/flow/views/context.hpp"

namespace loket::ui {

NoticeView notice_view(const Context& context) {
    const auto& say = context.say;
    NoticeView view{.title = say("notice.title"),
                    .paragraphs = {},
                    .previous_page = previous_page(context),
                    .next_page = next_page(context),
                    .page_text = page_text(context),
                    .close = {"notice.close", say("notice.close"), Back{}, Availability::enabled, "check"}};
    const auto first = context.state.page * kParagraphsPerPage;
    for (auto i = first; i < std::min(first + kParagraphsPerPage, kNoticeParagraphs); ++i)
        view.paragraphs.push_back(say("notice.paragraph.", std::to_string(i + 1)));
    return view;
}

}  // namespace loket::ui
