// What goes along with the reports on a stick: photos out, news home.
#include <doctest/doctest.h>

#include "kiosk/base/files.hpp"
#include "sync/wire/bundle_file.hpp"
#include "sync/wire/feed.hpp"
#include "tests/kiosk/app/stick_house.hpp"

using namespace loket;
using namespace loket::kiosk;
using namespace loket::test;

namespace {

struct Island {
    HubHouse hub;
    IslandCounter babat{hub, "BTM2", 1};
    TemporaryFolder stick;

    std::uint64_t publish(const std::string& value) {
        return hub.registry()->publish({{}, sync::Setting{"tracking_url", value}, hub.clock().wall()}).value();
    }
    /// Out with the stick, and not yet home.
    void go_out() {
        babat.export_to(stick.path());
        import_at(hub, stick.path());
    }
    std::string come_home() { return babat.import_from(stick.path()); }
    Bytes answer() { return read_file(stick.path() / babat.bundle(".down"), 10'000'000).value(); }
    void put_answer(BytesView bytes) {
        REQUIRE(write_file(stick.path() / babat.bundle(".down"), bytes, FileMode::readable_by_all));
    }
    std::string tracking_url() {
        const auto found = babat.store().feed_cache().find("setting", "tracking_url").value();
        if (found.empty()) return "";
        return std::get<sync::Setting>(**sync::decode_item(found.back())).value;
    }
};

}  // namespace

TEST_CASE("Photos travel behind their reports on the same stick, and are let go by the hub's signed word alone") {
    Island island;
    const auto photos = island.babat.file_with_photos({90'000, 2'000'000, 20'000});
    const std::string exported = island.babat.export_to(island.stick.path());
    CHECK(line_of(exported, "1 report in 1 batch, 3 files, ") != "");
    const std::string imported = import_at(island.hub, island.stick.path());
    CHECK(line_of(imported, island.babat.bundle(".up")) == island.babat.bundle(".up") +
                                                               ": 1 batch answered, 3 files taken; receipts in " +
                                                               island.babat.bundle(".down"));
    for (const Hash& photo : photos) {
        CHECK((*island.hub.registry()->find_file(photo))->arrived_at.has_value());
        const auto shelf = sync::FileShelf::open(island.hub.dir());
        CHECK(hash_of(read_file(shelf->path_of(photo), 16'000'000).value()) == photo);
    }
    CHECK(island.babat.photos() == 3);
    CHECK(line_of(island.come_home(), "files") == "files     3 have arrived at the hub and are not kept here any more");
    CHECK(island.babat.photos() == 0);
    CHECK(island.babat.is_in_order());
    CHECK(line_of(island.babat.export_to(island.stick.path()), "0 reports in 1 batch, ").find("file") ==
          std::string::npos);
}

TEST_CASE("A bad sector in a photo costs that photo one more trip, and nothing else") {
    Island island;
    island.babat.file_with_photos({5'000, 500'000});
    island.babat.export_to(island.stick.path());
    const auto path = island.stick.path() / island.babat.bundle(".up");
    Bytes bytes = read_file(path, 10'000'000).value();
    std::fill_n(bytes.end() - 100'000, 4096, std::uint8_t(0));
    REQUIRE(write_file(path, bytes, FileMode::readable_by_all));
    CHECK(line_of(import_at(island.hub, island.stick.path()), "loket-")
              .find(": 1 batch answered, 1 file taken, damaged in 1 place") != std::string::npos);
    island.come_home();
    CHECK(island.babat.photos() == 1);
    CHECK(line_of(island.babat.export_to(island.stick.path()), "0 reports in 1 batch, 1 file, ") != "");
    import_at(island.hub, island.stick.path());
    island.come_home();
    CHECK(island.babat.photos() == 0);
}

TEST_CASE("A photo that began over the network ends on a stick") {
    Island island;
    const Hash photo = island.babat.file_with_photos({200'000}).front();
    CHECK(island.hub.post_batch(island.babat.batch()).status == 200);
    const Bytes whole = read_file(island.babat.store().files().path_of(photo), 1'000'000).value();
    const sync::Call begun{sync::Method::patch,
                           sync::file_path(photo),
                           {{sync::kTusResumable, std::string(sync::kTusVersion)},
                            {sync::kUploadOffset, "0"},
                            {"Content-Type", std::string(sync::kPieceType)}},
                           BytesView(whole).first(70'000)};
    CHECK(island.hub.answer(begun).upload_offset == 70'000);
    island.go_out();
    CHECK((*island.hub.registry()->find_file(photo))->arrived_at.has_value());
    island.come_home();
    CHECK(island.babat.photos() == 0);
}

TEST_CASE("What has no room on a stick is told, and comes with the next") {
    Island island;
    island.babat.file_with_photos({2'000'000, 3'000'000});
    SeededEntropy entropy(3);
    const auto told = export_to(island.babat.data(), island.stick.path(), ManualClock(), entropy, 4'000'000);
    REQUIRE(told);
    CHECK(line_of(told->text, "1 report in 1 batch, 1 file, ") != "");
    CHECK(line_of(told->text, "1 file had") == "1 file had no room; export again when these have arrived");
    import_at(island.hub, island.stick.path());
    island.come_home();
    island.go_out();
    island.come_home();
    CHECK(island.babat.photos() == 0);
}

TEST_CASE("A photo that cannot be read is told, and what can be read goes") {
    Island island;
    const auto photos = island.babat.file_with_photos({5'000, 6'000});
    std::filesystem::remove(island.babat.store().files().path_of(photos[0]));
    SeededEntropy entropy(3);
    const auto told = export_to(island.babat.data(), island.stick.path(), ManualClock(), entropy);
    REQUIRE(told);
    CHECK(told->state == Finding::State::not_in_order);
    CHECK(line_of(told->text, "1 report in 1 batch, 1 file, ") != "");
    CHECK(line_of(told->text, "WRONG: not_found") != "");
}

TEST_CASE("News come home on a stick, each once, whatever the order in which sticks come") {
    Island island;
    island.publish("first.example.id");
    island.go_out();
    const Bytes first = island.answer();
    CHECK(line_of(island.come_home(), "news") == "news      1 page kept");
    CHECK(island.tracking_url() == "first.example.id");
    const auto cursor = island.babat.cursor();
    CHECK(cursor > 0);
    CHECK(line_of(island.come_home(), "news").empty());

    // A second stick goes out before the first is home: both answers begin where the counter was.
    island.publish("second.example.id");
    island.go_out();
    const Bytes second = island.answer();
    island.publish("third.example.id");
    island.go_out();
    CHECK(line_of(island.come_home(), "news") == "news      1 page kept");
    CHECK(island.tracking_url() == "third.example.id");
    const auto newest = island.babat.cursor();
    for (const Bytes& old : {second, first}) {
        island.put_answer(old);
        CHECK(line_of(island.come_home(), "news").empty());
        CHECK(island.tracking_url() == "third.example.id");
        CHECK(island.babat.cursor() == newest);
    }
}

TEST_CASE("News for another counter, or signed by another hub, are passed over") {
    Island island;
    IslandCounter sekayu(island.hub, "SKY1", 2);
    island.publish("example.id");
    sekayu.export_to(island.stick.path());
    import_at(island.hub, island.stick.path());
    CHECK(line_of(island.come_home(), "news").empty());
    CHECK(island.babat.cursor() == 0);

    SeededEntropy entropy(5);
    const SignKeys stranger = make_sign_keys(entropy);
    const std::string device = island.babat.bundle("").substr(11);
    const sync::FeedPage forged{
        .device = device, .asked = 0, .from = 0, .to = 9, .items = {encode(sync::FeedItem(sync::Setting{"a", "b"}))}};
    auto bundle = sync::BundleWriter::begin(island.stick.path() / "loket-forged.down").value();
    REQUIRE(bundle.add(sync::BundleKind::feed_page, encode(forged, stranger.secret_key)));
    REQUIRE(bundle.finish());
    CHECK(line_of(island.come_home(), "news").empty());
    CHECK(island.babat.cursor() == 0);
}

TEST_CASE("A hub that was put back to an earlier state begins anew with a counter, and old sticks do not") {
    Island island;
    island.publish("first.example.id");
    island.go_out();
    const Bytes old = island.answer();
    island.come_home();
    const auto cursor = island.babat.cursor();
    const std::string device = island.babat.bundle("").substr(11);
    const auto put_page = [&](std::uint64_t asked, std::uint64_t to) {
        const sync::FeedPage page{.device = device, .asked = asked, .from = 0, .to = to, .items = {}};
        auto bundle = sync::BundleWriter::begin(island.stick.path() / island.babat.bundle(".down")).value();
        REQUIRE(bundle.add(sync::BundleKind::feed_page, encode(page, island.hub.keys().sign.secret_key)));
        REQUIRE(bundle.finish());
        island.come_home();
    };
    put_page(cursor + 3, 0);  // an answer to where it never was
    CHECK(island.babat.cursor() == cursor);
    put_page(cursor, 0);
    CHECK(island.babat.cursor() == 0);
    island.put_answer(old);
    island.come_home();
    CHECK(island.babat.cursor() == cursor);
}

TEST_CASE("A bundle full of questions for news gets an answer of bounded size") {
    Island island;
    island.publish("example.id");
    island.babat.export_to(island.stick.path());
    const auto path = island.stick.path() / island.babat.bundle(".up");
    const Bytes once = read_file(path, 1'000'000).value();
    Bytes often;
    for (int i = 0; i < 100; ++i) often.insert(often.end(), once.begin(), once.end());
    REQUIRE(write_file(path, often, FileMode::readable_by_all));
    import_at(island.hub, island.stick.path());
    const Bytes answer = island.answer();
    sync::BundleReader reader(sync::source_of(answer));
    std::size_t pages = 0;
    while (const auto entry = reader.next()) pages += entry->kind == sync::BundleKind::feed_page ? 1 : 0;
    CHECK(pages == sync::kRequestsAnswered);
}
