// A counter that no network reaches: its reports and photos go out on a stick, and what the regency says comes back on
// one, while residents go on filing.
#include <doctest/doctest.h>

#include "kiosk/app/admin_stick.hpp"
#include "kiosk/base/files.hpp"
#include "sync/hub/sqlite_registry.hpp"
#include "sync/hub/stick.hpp"
#include "tests/stories/story.hpp"
#include "tests/support/hub_line.hpp"
#include "tests/support/residents.hpp"

using namespace loket;
using namespace loket::test;

namespace {

/// The regency's programs, on the hub's folder.
class Regency final : public sync::Transport {
public:
    explicit Regency(Story& story)
        : keys_(sync::load_hub_keys(story.folder() / "hub").value()),
          intake_(keys_, registries(story), story.hub_clock(), sync::kStickCapacity),
          files_(sync::FileShelf::open(story.folder() / "hub").value(), registries(story), story.hub_clock(),
                 {.reserve = 0}) {}

    Result<sync::Answer> send(const sync::Call& call) override {
        const sync::Request request = request_of(call);
        return answer_to(request, is_for_files(request) ? files_.handle(request) : intake_.handle(request));
    }
    void import(const std::filesystem::path& stick) {
        const auto import = sync::import_stick({intake_, files_}, keys_.sign.public_key, stick);
        REQUIRE(import);
        CHECK(import->is_in_order());
    }

private:
    static std::vector<std::unique_ptr<sync::Registry>> registries(Story& story) {
        std::vector<std::unique_ptr<sync::Registry>> one;
        one.push_back(sync::open_sqlite_registry(story.folder() / "hub", sync::RegistryUse::look).value());
        return one;
    }

    sync::HubKeys keys_;
    sync::Intake intake_;
    sync::FileIntake files_;
};

/// What a resident takes home.
struct Paper {
    TicketNumber number;
    std::string code;
};

Paper file_and_leave(Story& story) {
    story.file(make_residents(1, 1).front());
    REQUIRE(story.screen().screen == ui::Screen::filed);
    const Paper paper{story.screen().filed->number, std::string(story.screen().filed->secret_code.reveal_text())};
    story.touch(ui::Done{});
    return paper;
}

std::string last_word(Story& story, const Paper& paper) {
    story.look_up(paper.number.text(), paper.code);
    REQUIRE(story.screen().screen == ui::Screen::status);
    const std::string text = story.screen().status->milestones.back().text;
    story.touch(ui::Done{});
    return text;
}

/// How the stick is answered at the hub.
using Bring = std::function<void(Regency&, Story&, const std::filesystem::path& stick)>;

void live_through(const Bring& bring) {
    Story story(Printer::none);
    story.network().set(Weather::lose_request);
    SeededEntropy camera(5);
    Bytes picture(90'000);
    camera.fill(picture);
    const auto photo = sync::seal_file(picture, MediaType::jpeg, camera).value();
    story.take_photos({photo});
    const Paper paper = file_and_leave(story);
    story.take_photos({});
    REQUIRE(provisioning::store_identity(story.folder(), story.identity()));
    Regency regency(story);
    const TemporaryFolder stick;
    const auto travel = [&] {
        REQUIRE(kiosk::export_to(story.folder(), stick.path(), story.clock(), camera));
        bring(regency, story, stick.path());
        const auto imported = kiosk::import_from(story.folder(), stick.path(), story.clock(), camera);
        REQUIRE(imported);
        CHECK(imported->state == kiosk::Finding::State::in_order);
    };

    travel();
    CHECK(story.delivered().size() == 1);
    CHECK(sync::open_file(story.file_at_hub(photo.attachment.hash).value(), photo.attachment).value() == picture);
    CHECK(story.files_kept().value() == 0);

    story.reply(paper.number, sync::Standing::answered, "Jembatan darurat dipasang hari Kamis.");
    file_and_leave(story);
    travel();
    CHECK(last_word(story, paper) == "Jembatan darurat dipasang hari Kamis.");
    file_and_leave(story);
    CHECK(story.delivered().size() == 2);
    CHECK(story.books()->text() == "filed=3 acknowledged=2 waiting=1 parked=0");
}

}  // namespace

TEST_CASE("Without any network a resident reads the answer at the counter, and the photo is whole at the hub") {
    live_through([](Regency& regency, Story&, const auto& stick) { regency.import(stick); });
}

TEST_CASE("The same where a relay carries the stick's bundles to the hub, and cannot read them") {
    live_through([](Regency& regency, Story& story, const auto& stick) {
        SeededEntropy entropy(4);
        const auto never = [](Milliseconds) { FAIL("a hub that answers is not waited for"); };
        const auto relayed = kiosk::relay(stick, regency, story.clock(), never, entropy);
        REQUIRE(relayed);
        CHECK(relayed->state == kiosk::Finding::State::in_order);
    });
}
