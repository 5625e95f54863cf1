// The power goes at every step between two durable ones, of filing, printing and delivering. A child process plays the
// counter and is killed (SIGKILL) at its n-th checkpoint; a second one picks up the same folder and is killed in turn;
// then the house is let to finish, and its books, its paper and the hub's tables are compared with what residents saw.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <set>

#include "kiosk/base/checkpoint.hpp"
#include "tests/stories/story.hpp"
#include "tests/support/residents.hpp"

using namespace loket;
using namespace loket::test;

namespace {

// What a child needs to know inside a checkpoint; a child has one thread.
Story* playing = nullptr;
int pipe_to_parent = -1;
int checkpoints_left = 0;

/// Tells the parent every number that a resident has seen.
void tell_what_is_shown() {
    if (playing == nullptr) return;
    playing->drain_screen();
    const auto& filed = playing->screen().filed;
    if (!filed) return;
    const std::string line = filed->number.text() + "\n";
    [[maybe_unused]] const auto written = write(pipe_to_parent, line.data(), line.size());
}

void maybe_cut_the_power(std::string_view) {
    tell_what_is_shown();
    if (--checkpoints_left == 0) raise(SIGKILL);
}

struct Day {
    enum class End { power_cut, evening } end;
    std::set<std::string> shown;  ///< numbers that residents saw
};

/// A day at the counter in a child process: two residents file, and the power goes at checkpoint `cut`.
Day play_day(const std::filesystem::path& folder, std::uint64_t day, int cut) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        close(ends[0]);
        pipe_to_parent = ends[1];
        checkpoints_left = cut;
        arm_checkpoints(maybe_cut_the_power);
        Story story(folder, Printer::folder, day);
        playing = &story;
        story.settle();
        for (const auto& draft : make_residents(2, day)) {
            story.file(draft);
            tell_what_is_shown();
            story.pass(std::chrono::seconds(3));
            story.touch(ui::Done{});
        }
        _exit(0);
    }
    close(ends[1]);
    std::string text;
    char buffer[256];
    for (ssize_t got; (got = read(ends[0], buffer, sizeof buffer)) > 0;) text.append(buffer, std::size_t(got));
    close(ends[0]);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    const bool is_cut = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    const bool is_evening = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    const bool is_played = is_cut || is_evening;
    REQUIRE(is_played);
    Day played{is_cut ? Day::End::power_cut : Day::End::evening, {}};
    for (std::size_t at = 0, end; (end = text.find('\n', at)) != std::string::npos; at = end + 1) {
        played.shown.insert(text.substr(at, end - at));
    }
    return played;
}

/// How many slips came out under each number.
std::map<std::string, int> slips_of(const Story& story) {
    std::map<std::string, int> slips;
    if (!std::filesystem::exists(story.slips())) return slips;
    for (const auto& entry : std::filesystem::directory_iterator(story.slips())) {
        if (entry.path().extension() == ".pdf") ++slips[entry.path().filename().string().substr(0, 12)];
    }
    return slips;
}

/// After the power is back for good: everything that was shown is at the hub, once, and the books agree.
void check_nothing_is_lost(const std::filesystem::path& folder, std::uint64_t day, const std::set<std::string>& shown) {
    Story story(folder, Printer::folder, day);
    story.pass(std::chrono::seconds(20 * 60));
    story.file(make_residents(1, day).front());
    REQUIRE(story.screen().screen == ui::Screen::filed);
    const std::string newest = story.screen().filed->number.text();
    CHECK(shown.count(newest) == 0);
    story.pass(std::chrono::seconds(10));

    std::multiset<std::string> at_hub;
    for (const auto& report : story.delivered()) at_hub.insert(report.substr(0, report.find(' ')));
    for (const auto& number : shown) CHECK(at_hub.count(number) == 1);
    for (const auto& number : at_hub) CHECK(at_hub.count(number) == 1);
    const auto books = story.books();
    REQUIRE_MESSAGE(books.has_value(), books.error().text());
    CHECK(books->filed == std::int64_t(at_hub.size()));
    CHECK(books->waiting == 0);
    CHECK(books->parked == 0);
    CHECK(story.open_slips() == 0);
    for (const auto& [number, count] : slips_of(story)) {
        CAPTURE(number);
        CHECK(count == 1);
    }
}

}  // namespace

TEST_CASE("Whenever the power goes, no number that was shown is lost, given twice or printed twice") {
    int cut = 0;
    for (Day first{Day::End::power_cut, {}}; first.end == Day::End::power_cut;) {
        ++cut;
        CAPTURE(cut);
        const TemporaryFolder folder;
        first = play_day(folder.path(), 1, cut);
        // The power goes a second time while the house picks up what was left, each time somewhere else.
        const Day second = play_day(folder.path(), 2, cut * 7 % 23 + 1);
        auto shown = first.shown;
        shown.insert(second.shown.begin(), second.shown.end());
        check_nothing_is_lost(folder.path(), 3, shown);
    }
    MESSAGE("power cuts: " << cut - 1);
    CHECK(cut > 40);
}
