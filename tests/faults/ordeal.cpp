#include "tests/faults/ordeal.hpp"

#include <cassert>

#include "kiosk/base/checkpoint.hpp"
#include "sync/hub/hub_keys.hpp"
#include "sync/wire/http.hpp"
#include "tests/support/forged_receipt.hpp"
#include "tests/support/residents.hpp"

namespace loket::test {
namespace {

/// The longest pause that the hub may ask for is an hour, and the longest back-off a quarter of one.
constexpr std::chrono::minutes kPatience{80};

Ordeal* playing = nullptr;  // the one whose checkpoints are armed

void at_checkpoint(std::string_view name) { playing->reach(name); }

Side side_of(std::string_view checkpoint) { return checkpoint.starts_with("hub.") ? Side::hub : Side::kiosk; }

/// Every third resident has brought some, from a few bytes to more than the courier takes in one piece.
std::vector<sync::SealedFile> photos_for(std::size_t resident, SeededEntropy& camera) {
    constexpr std::size_t kSizes[] = {100, 30'000, 90'000, 200'000};
    std::vector<sync::SealedFile> photos;
    if (resident % 3 != 0) return photos;
    std::array<std::uint8_t, 2> dice{};
    camera.fill(dice);
    for (int count = dice[0] % 2; count >= 0; --count) {
        Bytes picture(kSizes[(dice[1] + count) % std::size(kSizes)]);
        camera.fill(picture);
        photos.push_back(sync::seal_file(picture, MediaType::jpeg, camera).value());
    }
    return photos;
}

HubEnd forgetful_hub(const std::filesystem::path& folder) {
    const auto keys = sync::load_hub_keys(folder);
    assert(keys);
    return [key = keys->sign.secret_key](const sync::Request& request) -> std::optional<sync::Response> {
        if (request.path != sync::kBatchPath) return std::nullopt;
        return sync::Response{200, std::string(sync::kReceiptType), forge_receipt(request.body, key), {}, {}};
    };
}

}  // namespace

Ordeal::Ordeal(Plan plan, Betrayal betrayal) : plan_(std::move(plan)), camera_(plan_.seed) {
    assert(playing == nullptr);
    std::filesystem::create_directory(folder_.path() / "hub");
    kiosk_disk_ = std::make_unique<Disk>(folder_.path(), plan_.seed);
    hub_disk_ = std::make_unique<Disk>(folder_.path() / "hub", plan_.seed + 1);
    story_ = std::make_unique<Story>(folder_.path(), Printer::by_hand, 1);
    story_->seed(plan_.seed);
    story_->printer().switch_printer_off();
    story_->keep_receipts_owed();
    true_start_ = story_->clock().wall();
    start_ = story_->clock().steady();
    residents_ = make_residents(plan_.troubles.size(), plan_.seed);
    // A tabulator, of which some real stories have one, becomes a space at the counter.
    for (Draft& draft : residents_) std::replace(draft.story.begin(), draft.story.end(), '\t', ' ');
    if (betrayal == Betrayal::hub_forgets) story_->replace_hub(forgetful_hub(folder_.path() / "hub"));
    if (betrayal == Betrayal::disk_lies) kiosk_disk_->lie();
    playing = this;
    arm_checkpoints(at_checkpoint);
}

Ordeal::~Ordeal() {
    arm_checkpoints(nullptr);
    playing = nullptr;
    story_.reset();
}

Verdict Ordeal::run() {
    for (const Trouble& trouble : plan_.troubles) {
        note(text_of(trouble));
        try {
            std::visit([this](const auto& it) { act(it); }, trouble);
            if (is_in_service()) story_->settle();
            look_at_screen();
        } catch (const PowerCut&) {
        }
        bring_back_the_dead();
    }
    end_faults();
    wait_until_delivered();
    compare();
    verdict_.shown = shown_.size();
    return verdict_;
}

// ---- What goes wrong

void Ordeal::reach(std::string_view checkpoint) {
    const Side side = side_of(checkpoint);
    if (disk_of(side).is_dark()) throw PowerCut{};  // between the loss of its disk and here it did nothing that counts
    if (side == Side::kiosk) look_at_screen();      // a resident reads faster than the power goes
    int& left = checkpoints_left_[side];
    if (left == 0 || --left > 0) return;
    note("  " + std::string(name_of(side)) + " dies at " + std::string(checkpoint));
    ++verdict_.deaths[std::string(checkpoint)];
    disk_of(side).cut_power();
    throw PowerCut{};
}

void Ordeal::act(const WeatherComes& coming) {
    if (story_->is_on()) story_->network().expect(coming.weathers);
}

void Ordeal::turn_clock(Side side, Instant to) {
    ManualClock& clock = side == Side::kiosk ? story_->clock() : story_->hub_clock();
    clock.set_wall(std::max(to, Instant{}));  // Linux lets no clock stand before 1970
}

void Ordeal::act(const Restarts& restart) {
    if (restart.side == Side::hub) return story_->switch_hub_off();  // and on again with the dead
    story_->switch_off();
    switch_kiosk_on();
}

void Ordeal::act(const HubGoesAway&) {
    is_hub_away_ = true;
    story_->switch_hub_off();
}

void Ordeal::act(const CableIsPluggedIn&) {
    if (story_->is_on()) story_->house().link_came_up();
}

void Ordeal::let_resident_file(std::chrono::hours clock_turns_by) {
    if (!is_in_service()) return;
    story_->touch(ui::Done{});
    story_->touch(ui::AskCancel{});
    story_->touch(ui::ConfirmCancel{});
    Draft draft = residents_[sent_.size()];
    // The screen would tell them that this day has not come yet.
    if (draft.event_date > date_of(story_->clock().wall())) draft.event_date.reset();
    const auto photos = photos_for(sent_.size(), camera_);
    for (const auto& photo : photos) draft.attachments.push_back(photo.attachment);
    story_->take_photos(photos);
    sent_.push_back(draft);
    story_->fill_in(draft);
    turn_clock(Side::kiosk, story_->clock().wall() + clock_turns_by);
    story_->settle();
    look_at_screen();
    if (story_->screen().screen == ui::Screen::review) story_->touch(ui::Send{});
    story_->settle();
    look_at_screen();
}

void Ordeal::look_at_screen() {
    if (!is_in_service() || kiosk_disk_->is_dark()) return;
    story_->drain_screen();
    const ui::State& screen = story_->screen();
    if (screen.screen != ui::Screen::filed) return;
    const std::string number = screen.filed->number.text();
    const auto [known, is_new] = shown_.insert({number, sent_.size() - 1});
    if (is_new) note("  shown: " + number);
    if (known->second == sent_.size() - 1) return;
    complain(number + " was shown to two residents");
    known->second = sent_.size() - 1;
}

void Ordeal::bring_back_the_dead() {
    for (const Side side : {Side::kiosk, Side::hub}) {
        if (!disk_of(side).is_dark()) continue;
        note("  " + std::string(name_of(side)) + " is without power");
        ++verdict_.deaths[std::string(name_of(side))];
    }
    if (kiosk_disk_->is_dark()) {
        story_->switch_off();
        kiosk_disk_->restore_power();
        switch_kiosk_on();
    }
    if (hub_disk_->is_dark()) {
        story_->switch_hub_off();
        hub_disk_->restore_power();
    }
    if (story_->is_hub_on() || is_hub_away_) return;
    if (const auto opened = story_->switch_hub_on(); !opened) note("  hub: " + opened.error().text());
}

void Ordeal::switch_kiosk_on() {
    story_->switch_on();
    if (story_->is_on()) {
        story_->printer().switch_printer_off();
    } else {
        note("  kiosk is out of service");
    }
}

bool Ordeal::is_in_service() const { return story_->is_on() && story_->screen().screen != ui::Screen::out_of_service; }

Instant Ordeal::true_time() const { return true_start_ + (story_->clock().steady() - start_); }

// ---- Afterwards

void Ordeal::end_faults() {
    note("the faults end");
    checkpoints_left_.clear();
    kiosk_disk_->mend();
    hub_disk_->mend();
    is_hub_away_ = false;
    bring_back_the_dead();
    act(ClockIsRight{Side::kiosk});
    act(ClockIsRight{Side::hub});
    if (!is_in_service()) {
        story_->switch_off();
        switch_kiosk_on();
    }
    if (story_->is_on()) story_->network().expect({});
}

void Ordeal::wait_until_delivered() {
    const Tick end = story_->clock().steady() + kPatience;
    while (story_->clock().steady() < end) {
        const auto books = story_->books();
        const auto files = story_->files_kept();
        if (!books || !files || (books->waiting == 0 && *files == 0)) break;
        story_->pass(std::chrono::seconds(60));
    }
    // What the network still held back comes in the end, and finds everything done.
    if (story_->is_on()) story_->network().arrive();
}

void Ordeal::compare() {
    const auto books = story_->books();
    if (!books) return complain("the kiosk's books: " + books.error().text());
    if (books->waiting != 0 || books->parked != 0) complain("the kiosk's books: " + books->text());
    if (!story_->is_hub_on()) return complain("the hub does not come back");
    for (const auto& kind : story_->set_aside()) complain("the hub has set aside: " + kind);
    compare_reports();
    if (books->acknowledged != std::int64_t(story_->delivered().size())) {
        complain("the kiosk's books and the hub's do not agree");
    }
    for (const auto& alarm : story_->alarms()) complain("the hub has raised an alarm: " + alarm);
    if (!story_->chains_agree()) complain("the chains of what was filed and of what the hub has do not agree");
    compare_files();
}

void Ordeal::compare_files() {
    if (const auto kept = story_->files_kept(); !kept || *kept != 0) complain("the kiosk still keeps photos");
    for (const auto& line : story_->delivered()) {
        const auto arrived = report_from_json(line.substr(line.find(' ') + 1), kResidentsDay);
        if (!arrived) continue;  // complained of already
        for (const Attachment& attachment : arrived->content().attachments) {
            const auto file = story_->file_at_hub(attachment.hash);
            if (!file || !sync::open_file(*file, attachment))
                complain(line.substr(0, line.find(' ')) + " lacks a photo");
        }
    }
}

void Ordeal::compare_reports() {
    std::map<std::string, std::size_t> missing = shown_;
    std::vector<bool> is_there(sent_.size());
    for (const auto& line : story_->delivered()) {
        const auto space = line.find(' ');
        const std::string number = line.substr(0, space);
        const std::string content = line.substr(space + 1);
        const auto arrived = report_from_json(content, kResidentsDay);
        // Of a report whose number nobody saw, only the content tells whose it is.
        const auto is_this = [&](const Draft& draft) {
            Draft typed = draft;
            typed.consent = arrived->content().consent;  // the kiosk adds it, by its clock
            const auto report = validate(typed, kResidentsDay);
            return report && to_json(*report) == content;
        };
        const auto known = shown_.find(number);
        const auto whose = known != shown_.end() ? sent_.begin() + std::ptrdiff_t(known->second)
                           : arrived             ? std::find_if(sent_.begin(), sent_.end(), is_this)
                                                 : sent_.end();
        missing.erase(number);
        if (!arrived || whose == sent_.end() || !is_this(*whose)) {
            complain(number + " is in the hub, but not as it was filed");
        } else if (is_there[std::size_t(whose - sent_.begin())]) {
            complain(number + " is in the hub, but the same report is there under another number too");
        } else {
            is_there[std::size_t(whose - sent_.begin())] = true;
        }
    }
    for (const auto& [number, place] : missing) complain(number + " was shown, and is not in the hub");
}

}  // namespace loket::test
