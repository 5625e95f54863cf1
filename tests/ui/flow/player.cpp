#include "tests/ui/flow/player.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/ui/flow/qr_sample.hpp"

namespace loket::ui {

namespace {

void add(std::vector<Action>& actions, const std::optional<Action>& maybe) {
    if (maybe) actions.push_back(*maybe);
}
void add(std::vector<Action>& actions, const std::vector<Choice>& choices) {
    for (const auto& choice : choices) actions.push_back(choice.action);
}
void add(std::vector<Action>& actions, const KeyboardView& keyboard) {
    for (const auto& suggestion : keyboard.suggestions.value_or(std::vector<Action>())) actions.push_back(suggestion);
    for (const auto& row : keyboard.rows)
        for (const auto& key : row) actions.push_back(key.action);
}

struct Collect {
    std::vector<Action>& actions;

    void operator()(const WelcomeView& view) { add(actions, view.choices); }
    void operator()(const TopicView& view) {
        add(actions, view.tiles);
        actions.push_back(view.other.action);
    }
    void operator()(const StoryView& view) {
        actions.push_back(view.story.focus);
        add(actions, view.story.earlier);
        add(actions, view.story.later);
        add(actions, view.ways);
        add(actions, view.keyboard);
    }
    void operator()(const VoiceView& view) { actions.insert(actions.end(), view.actions.begin(), view.actions.end()); }
    void operator()(const CameraView& view) {
        actions.insert(actions.end(), view.actions.begin(), view.actions.end());
        for (const auto& shot : view.shots) actions.push_back(shot.drop);
    }
    void operator()(const PlaceView& view) {
        add(actions, view.change_kecamatan);
        add(actions, view.choices);
        add(actions, view.previous_page);
        add(actions, view.next_page);
    }
    void operator()(const FormView& view) {
        for (const auto& field : view.fields) actions.push_back(field.focus);
        add(actions, view.quick);
        if (view.keyboard) add(actions, *view.keyboard);
        add(actions, view.scan);
        add(actions, view.submit);
    }
    void operator()(const IdentityView& view) {
        add(actions, view.choices);
        actions.push_back(view.confidential.action);
        actions.push_back(view.about_office.action);
    }
    void operator()(const ReviewView& view) {
        for (const auto& row : view.rows) actions.push_back(row.edit);
        actions.push_back(view.consent.action);
        actions.push_back(view.notice);
    }
    void operator()(const NoticeView& view) {
        add(actions, view.previous_page);
        add(actions, view.next_page);
        actions.push_back(view.close);
    }
    void operator()(const FilingView&) {}
    void operator()(const FiledView& view) {
        actions.push_back(view.done);
        add(actions, view.seen);
        add(actions, view.print_again);
    }
    void operator()(const StatusView& view) {
        actions.push_back(view.done);
        add(actions, view.print);
    }
    void operator()(const OutOfServiceView&) {}
};

std::optional<Action> find(const View& view, std::string_view id) {
    const auto actions = touchable(view);
    const auto found =
        std::find_if(actions.begin(), actions.end(), [&](const Action& action) { return action.id == id; });
    if (found == actions.end()) return std::nullopt;
    return *found;
}

std::string without_lines(const std::string& text, std::initializer_list<std::string_view> starts) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        const auto line = std::string_view(text).substr(at, end - at);
        const bool is_dropped = std::any_of(starts.begin(), starts.end(),
                                            [&](std::string_view start) { return line.rfind(start, 0) == 0; });
        if (!is_dropped) kept.append(line).append("\n");
        at = end + 1;
    }
    return kept;
}

}  // namespace

Facts babat_toman() {
    Facts facts{.office_name = "Kantor Kecamatan Babat Toman",
                .kecamatan = "16.06.06",
                .counter = Counter::parse("BTM2").value(),
                .now = parse_iso8601("2026-11-23T02:42:00.000Z").value(),
                .tick = Tick(Milliseconds(5'000'000)),
                .printer = PrinterCondition::ready,
                .voice = Facts::Voice::headphones_too,
                .notice_version = "2026-11"};
    return facts;
}

TicketNumber ticket_number() { return {Counter::parse("BTM2").value(), 427}; }

std::vector<Action> touchable(const View& view) {
    std::vector<Action> actions;
    if (view.dialog) {
        add(actions, view.dialog->choices);
        for (const auto& action : view.dialog->actions) actions.push_back(action);
    } else {
        std::visit(Collect{actions}, view.screen);
        for (const auto& tool : view.frame.tools) actions.push_back(tool);
        for (const auto& action : {view.frame.officer, view.frame.back, view.frame.cancel, view.frame.next})
            add(actions, action);
    }
    std::erase_if(actions, [](const Action& action) { return action.availability == Availability::disabled; });
    return actions;
}

Player::Player() : state(welcome_state(babat_toman())), facts(babat_toman()) {}

void Player::give(const Input& input) {
    auto next = step(std::move(state), input, facts);
    state = std::move(next.state);
    for (auto& effect : next.effects) effects.push_back(std::move(effect));
}

Player& Player::touch(std::string_view id) {
    const auto action = find(view(), id);
    REQUIRE_MESSAGE(action.has_value(), "nothing to touch called " << id << " on\n" << text_of(view()));
    give(Input(action->intent));
    return *this;
}

bool Player::can_touch(std::string_view id) const { return find(view(), id).has_value(); }

Player& Player::type(std::string_view text) {
    for (const char c : text) {
        const bool is_upper = 'A' <= c && c <= 'Z';
        const bool is_letter = is_upper || ('a' <= c && c <= 'z');
        const char lower = is_upper ? static_cast<char>(c - 'A' + 'a') : c;
        const auto id = c == ' '    ? std::string("key.space")
                        : c == '\n' ? std::string("key.enter")
                                    : std::string("key.") + lower;
        if (is_letter && !can_touch(id) && can_touch("key.letters")) touch("key.letters");
        if (is_letter && can_touch("key.shift") && (state.keys == KeyFace::upper) != is_upper) touch("key.shift");
        if (!can_touch(id) && can_touch("key.symbols")) touch("key.symbols");
        if (!can_touch(id) && can_touch("key.more")) touch("key.more");
        touch(id);
    }
    return *this;
}

Player& Player::does(const Intent& intent) {
    give(Input(intent));
    return *this;
}

Player& Player::happens(const Event& event) {
    give(Input(event));
    return *this;
}

Player& Player::wait(Milliseconds time) {
    facts.now += time;
    facts.tick += time;
    return happens(TimePassed{});
}

View Player::view() const { return view_of(state, facts, Catalog::of(state.access.language)); }

std::string Player::screen_text() const {
    auto shown = view();
    shown.dialog.reset();
    return without_lines(text_of(shown), {"office: ", "link: ", "time: ", "x ", "> ", "- ", "[language]", "[text_size]",
                                          "[contrast]", "[listen]", "[officer]", "[back]", "[cancel]", "keys: "});
}

std::string Player::dialog_text() const {
    const auto all = text_of(view());
    const auto start = all.find("dialog: ");
    return start == all.npos ? "" : all.substr(start);
}

bool Player::is_fresh() const {
    return state.screen == Screen::welcome && state.overlay == Overlay::none && state.access == Access{} &&
           state.draft == Draft{} && state.kecamatan == facts.kecamatan && state.event_date_typed.empty() &&
           state.problems.empty() && !state.is_editing_from_review && !state.focus && !state.filing_problem &&
           !state.filed && state.typed_number.empty() && state.typed_code.empty() && !state.status_problem &&
           !state.status && state.kept.empty() && !state.studio.picture && !state.studio.judged;
}

Player& Player::choose_topic() { return touch("kind.pengaduan").touch("topic.road").touch("next"); }

Player& Player::tell_story() {
    return type("Jembatan kayu putus sejak Senin. Anak sekolah naik perahu.").touch("next");
}

Player& Player::choose_place() { return touch("village.16.06.06.1039").touch("next"); }

Player& Player::go_to_identity() {
    return choose_topic()
        .tell_story()
        .choose_place()
        .touch("field.place_detail")
        .type("dekat SD Negeri 2")
        .touch("next");
}

Player& Player::go_to_review() {
    go_to_identity().touch("identity.anonymous").touch("next");
    type("Siti Aminah").touch("field.nik").type("1606015503900001").touch("field.phone").type("081200000001");
    return touch("next");
}

Player& Player::file() {
    go_to_review().touch("consent").touch("send");
    return happens(ReportFiled{Filed{.number = ticket_number(),
                                     .secret_code = Secret(std::string_view("K3VQ-9X7M")),
                                     .captured_at = facts.now,
                                     .kind = Kind::pengaduan,
                                     .topic = "road",
                                     .due = Date{std::chrono::year(2026), std::chrono::December, std::chrono::day(11)},
                                     .due_in_working_days = 14,
                                     .qr = qr_of_ticket_number()}});
}

}  // namespace loket::ui
