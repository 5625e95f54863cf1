// Residents who touch anything: a seeded walk over everything that can be touched, typed or happen.
#include <doctest/doctest.h>

#include <random>
#include <regex>
#include <set>

#include "tests/ui/flow/studio_sample.hpp"
#include "ui/flow/session.hpp"
#include "ui/flow/studio.hpp"

using namespace loket;
using namespace loket::ui;

namespace {

constexpr int kSteps = 100'000;

/// Whether a text holds all bytes of another, in their order.
bool holds_in_order(const std::string& text, const std::string& all) {
    std::size_t found = 0;
    for (const char c : text) found += found < all.size() && all[found] == c ? 1 : 0;
    return found == all.size();
}

class Walker {
public:
    explicit Walker(unsigned seed) : random_(seed) {}

    void walk(int steps) {
        for (int i = 0; i < steps; ++i) take_step();
    }
    const std::set<Screen>& seen() const { return seen_; }
    int filed() const { return filed_; }

private:
    std::size_t below(std::size_t bound) { return random_() % bound; }

    /// Mostly what is on the screen, so that the walk gets somewhere; sometimes what is not there at all.
    Input next_input(const View& view) {
        const auto dice = below(100);
        if (dice < 75) {
            const auto actions = touchable(view);
            // Leaving is rare, or no walk would ever reach review.
            for (int tries = 0; tries < 4; ++tries) {
                const auto& action = actions[below(actions.size())];
                const bool leaves = action.id == "overlay.leave" || action.id == "cancel" || action.id == "back";
                if (!leaves || below(6) == 0) return Input(action.intent);
            }
            return Input(actions.front().intent);
        }
        if (dice < 85) return Input(Intent(Next{}));
        if (dice < 92) return Input(any_intent());
        return Input(any_event());
    }

    Intent any_intent() {
        static const std::vector<std::string> kTexts = {
            "Jembatan kayu putus sejak Senin. ", "\xFF", "\x01", "😀", "1606015503900001", "BTM2-00427", "", "\n"};
        switch (below(57)) {
            case 0: return StartReport{static_cast<Kind>(below(3))};
            case 1: return StartStatus{};
            case 2: return ChooseTopic{below(2) ? "road" : "no topic"};
            case 3: return ChooseKecamatan{below(2) ? "16.06.01" : "99"};
            case 4: return ChooseVillage{below(2) ? "16.06.06.1039" : "16.06.06"};
            case 5: return OpenKecamatanList{};
            case 6: return TurnPage{static_cast<int>(below(200)) - 100};
            case 7: return ChooseDate{static_cast<int>(below(4)) - 1};
            case 8: return ChooseIdentity{static_cast<Identity>(below(3))};
            case 9: return TogglePublicity{};
            case 10: return ToggleAddressee{};
            case 11: return ToggleConsent{};
            case 12: return OpenNotice{};
            case 13: return FocusField{static_cast<TextField>(below(9))};
            case 14:
            case 15:
            case 16: return TypeText{kTexts[below(kTexts.size())]};
            case 17: return EraseCharacter{};
            case 38: return EraseWord{};
            case 39: return TakeSuggestion{kTexts[below(kTexts.size())]};
            case 40: return PlaceCursor{static_cast<TextField>(below(9)), below(60)};
            case 41: return MoveCursor{static_cast<int>(below(9)) - 4};
            case 42: return SwitchKeyOrder{};
            case 18: return ShowKeys{static_cast<KeyFace>(below(5))};
            case 19: return CloseKeyboard{};
            case 20: return Back{};
            case 21: return EditFromReview{static_cast<Screen>(below(17))};
            case 22: return Send{};
            case 23: return PrintAgain{};
            case 24: return Done{};
            case 25: return LookUp{};
            case 26: return AskCancel{};
            case 27: return CallOfficer{};
            case 28: return CloseOverlay{};
            case 29: return AskLanguage{};
            case 37: return ChooseLanguage{kLanguages[below(std::size(kLanguages))]};
            case 30: return NextTextSize{};
            case 31: return ToggleListening{};
            case 32: return OpenListening{};
            case 33: return NextSpeechSpeed{};
            case 34: return NextSpeechVolume{};
            case 35: return SwitchSpeechOutput{};
            case 36: return SayAgain{};
            case 43: return Walk{static_cast<WalkKey>(below(5)), static_cast<WalkDevice>(below(3))};
            case 46: return OpenVoice{};
            case 47: return OpenPhotos{};
            case 48: return OpenScanner{};
            case 49: return StartRecording{};
            case 50: return StopSound{};
            case 51: return PlayVoice{};
            case 52: return DropVoice{};
            case 53: return TakePhoto{};
            case 54: return KeepPhoto{};
            case 55: return RetakePhoto{};
            case 56: return DropPhoto{below(6)};
            case 44: return ChooseOperation{static_cast<Operation>(below(3))};
            default: return NextContrast{};
        }
    }

    Event any_event() {
        const TicketNumber number{ticket_number().counter, static_cast<std::uint32_t>(426 + below(2))};
        switch (below(18)) {
            case 0:
            case 1:
                return ReportFiled{Filed{.number = number,
                                         .secret_code = Secret(std::string_view("K3VQ-9X7M")),
                                         .captured_at = facts_.now,
                                         .kind = Kind::aspirasi,
                                         .topic = "other",
                                         .due = std::nullopt,
                                         .due_in_working_days = 14}};
            case 2: return FilingFailed{static_cast<FilingProblem>(below(2))};
            case 3: return PrintChanged{number, static_cast<PrintState>(below(7))};
            case 4: return ReportDelivered{number};
            case 5:
                // Nobody types a whole number by chance.
                if (state_.screen == Screen::status_entry) state_.typed_number = number.text();
                return StatusFound{{.number = number,
                                    .kind = Kind::pengaduan,
                                    .topic = "road",
                                    .milestones = {{Milestone::What::recorded, facts_.now}},
                                    .due = std::nullopt,
                                    .due_in_working_days = 14}};
            case 6: return StatusNotFound{static_cast<StatusProblem>(below(6))};
            case 7: return SlipDrawn{number, std::make_shared<const SlipDots>(8, 1, Bytes{0x55})};
            case 8: return StillSpeaking{};
            case 10: return DeviceReady{};
            case 11: return SoundHeard{static_cast<int>(below(120)), Milliseconds(below(180'000))};
            case 12: return sealed_voice(static_cast<std::uint8_t>(below(100)));
            case 13: return SoundEnded{};
            case 14: return CameraSees{sample_picture()};
            case 15: return sealed_photo(static_cast<std::uint8_t>(100 + next_photo_++ % 150));
            case 16: return CodeSeen{below(2) ? std::optional(number) : std::nullopt};
            case 17: return DeviceTrouble{static_cast<DeviceTrouble::What>(below(12) == 0 ? 0 : 1)};
            default: {
                const Milliseconds time(below(40) == 0 ? 200'000 : below(9'000));
                facts_.now += time;
                facts_.tick += time;
                return TimePassed{};
            }
        }
    }

    void take_step() {
        facts_.printer = static_cast<PrinterCondition>(below(7));
        const auto before = state_;
        const auto input = next_input(view_);
        auto next = step(std::move(state_), input, facts_);
        state_ = std::move(next.state);
        seen_.insert(state_.screen);
        check_effects(before, next.effects);
        check_state(before, input);
        check_view();
    }

    void check_effects(const State& before, const std::vector<Effect>& effects) {
        for (const auto& effect : effects) {
            // A device is opened once, and closed before another is.
            if (const auto* opened = std::get_if<OpenDevice>(&effect)) {
                REQUIRE(open_ == Device::none);
                open_ = opened->device;
            }
            if (std::holds_alternative<CloseDevice>(effect)) {
                REQUIRE(open_ != Device::none);
                open_ = Device::none;
            }
            if (const auto* file = std::get_if<FileReport>(&effect)) {
                ++filed_;
                REQUIRE(before.screen == Screen::review);
                REQUIRE(before.draft.consent.has_value());
                REQUIRE(file->report.content().consent == before.draft.consent);
            }
            if (std::holds_alternative<ReprintReceipt>(effect)) {
                // From the number just filed, or from a status that was looked up.
                REQUIRE(is_settled(before.filed ? before.filed->print : before.status.value().print));
            }
        }
    }

    void check_state(const State& before, const Input& input) {
        // A story goes only by being erased, by an end that was confirmed or waited for, or by having been filed.
        const auto* intent = std::get_if<Intent>(&input);
        const bool may_shrink =
            (intent && (std::holds_alternative<EraseCharacter>(*intent) || std::holds_alternative<EraseWord>(*intent) ||
                        std::holds_alternative<ConfirmCancel>(*intent))) ||
            (!intent && (std::holds_alternative<TimePassed>(std::get<Event>(input)) ||
                         std::holds_alternative<ReportFiled>(std::get<Event>(input))));
        // A suggestion takes the place of the word that was begun, a mark that of the space behind a suggestion.
        const bool may_replace =
            intent && (std::holds_alternative<TakeSuggestion>(*intent) || before.has_offered_space);
        if (!may_shrink && !may_replace) REQUIRE(holds_in_order(state_.draft.story, before.draft.story));

        REQUIRE(open_ == device_for(state_.screen));
        REQUIRE(state_.kept.size() == state_.draft.attachments.size());
        REQUIRE(photo_count(state_.draft) <= std::size_t(kPhotosMaximum));
        const bool is_between_sessions = state_.screen == Screen::welcome || state_.screen == Screen::filed ||
                                         state_.screen == Screen::status_entry || state_.screen == Screen::status;
        if (is_between_sessions) {
            REQUIRE_FALSE(has_answers(state_));
            REQUIRE_FALSE(state_.draft.consent.has_value());
        }
        if (state_.screen == Screen::welcome) REQUIRE_FALSE(state_.filed.has_value());
        REQUIRE(count_characters(state_.draft.story).has_value());
    }

    void check_view() {
        // A key that the catalogue lacks shows itself.
        static const std::regex kBareKey(
            "(^|[ "
            "\\n])(calendar|due|field|filed|filing|identity|kind|language|milestone|missing|nik|notice|overlay|page|"
            "person|"
            "place|place_detail|print|printer|problem|review|status|status_entry|step|story|ticket|tool|topic|welcome|"
            "photos|scan|voice)"
            "\\.[a-z_]+");
        view_ = view_of(state_, facts_, Catalog::of(state_.access.language));
        const auto actions = touchable(view_);
        REQUIRE(!actions.empty());  // there is always something to do next
        if (++views_ % 50 == 0) {
            std::set<std::string> ids;
            for (const auto& action : actions) {
                CAPTURE(action.id);
                REQUIRE(ids.insert(action.id).second);
            }
            const auto text = text_of(view_);
            CAPTURE(text);
            REQUIRE_FALSE(std::regex_search(text, kBareKey));
        }
        REQUIRE(quiet_for(state_, facts_) > Milliseconds(0));
        REQUIRE(quiet_for(state_, facts_) <= Milliseconds(60'000));
        REQUIRE(is_way_out(view_));
    }

    /// Back, cancel, a question's answer, or an end that comes by itself.
    bool is_way_out(const View& view) const {
        if (view.dialog) return !view.dialog->actions.empty();
        switch (state_.screen) {
            case Screen::welcome:
            case Screen::filing: return true;  // the store always answers
            case Screen::notice: return std::get<NoticeView>(view.screen).close.id == "notice.close";
            case Screen::filed: return std::get<FiledView>(view.screen).done.id == "done";
            case Screen::status: return std::get<StatusView>(view.screen).done.id == "done";
            case Screen::out_of_service: return true;
            default: return view.frame.back.has_value();
        }
    }

    std::mt19937 random_;
    Facts facts_ = furnished();
    Device open_ = Device::none;
    unsigned next_photo_ = 0;
    State state_ = welcome_state(babat_toman());
    View view_ = view_of(state_, facts_, Catalog::of(Language::indonesian));
    std::set<Screen> seen_;
    int filed_ = 0;
    int views_ = 0;
};

}  // namespace

TEST_CASE("Residents who touch anything always find a way out, lose no story, and send nothing without consent") {
    Walker walker(20261123);
    walker.walk(kSteps);
    CHECK(walker.seen().size() == 16);  // all but out of service
    CHECK(walker.filed() > 0);
}
