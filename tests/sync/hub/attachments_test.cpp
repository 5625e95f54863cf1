// What the officer sees of a resident's photos and voice.
#include <doctest/doctest.h>

#include "kiosk/base/files.hpp"
#include "sync/wire/file_seal.hpp"
#include "tests/sync/hub/file_house.hpp"
#include "tests/sync/hub/running_program.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

namespace {

/// A hub that has a report with a photo and a voice; the files may be on their way.
struct SpokenReport {
    HubHouse hub;
    SeededEntropy entropy{3};
    SealedFile photo = *seal_file(as_bytes("a photo"), MediaType::jpeg, entropy);
    SealedFile voice = *seal_file(as_bytes("a voice"), MediaType::ogg, entropy);
    TemporaryFolder folder;

    SpokenReport() {
        TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
        Draft draft = sample_draft("");
        draft.attachments = {photo.attachment, voice.attachment};
        REQUIRE(hub.deliver(kiosk, kiosk.batch({kiosk.envelope(kiosk.stamp(1), draft)})) == "200 stored");
    }

    void arrive(const SealedFile& file) {
        Request request =
            patch_head(file.attachment.hash, 0, {{"Content-Length", std::to_string(file.ciphertext.size())}});
        request.body = file.ciphertext;
        REQUIRE(text_of_tus(hub.files().handle(request)).substr(0, 3) == "204");
    }

    Ended take_out(const std::string& number) {
        return run_hub({"files", "--data", hub.dir().string(), "--number", number, folder.path().string()});
    }
    std::string content(const std::string& name) {
        const auto bytes = read_file(folder.path() / name, 1000);
        return bytes ? std::string(as_text(*bytes)) : bytes.error().text();
    }
};

}  // namespace

TEST_CASE(
    "An officer has the photos and the voice of a report put into a folder, and is told what is still on its way") {
    SpokenReport report;
    const std::string number = TicketNumber{*Counter::parse("BTM2"), 1}.text();
    CHECK(report.take_out(number).out == "not arrived yet: 2\n");
    report.arrive(report.voice);
    const std::string folder = report.folder.path().string();
    CHECK(report.take_out(number).out == folder + "/" + number + "-2.ogg\nnot arrived yet: 1\n");
    report.arrive(report.photo);
    const Ended all = report.take_out(number);
    CHECK(all.exit_status == 0);
    CHECK(all.out == folder + "/" + number + "-1.jpg\n" + folder + "/" + number + "-2.ogg\n");
    CHECK(report.content(number + "-1.jpg") == "a photo");
    CHECK(report.content(number + "-2.ogg") == "a voice");
}

TEST_CASE("For a number that nobody has filed there are no photos") {
    SpokenReport report;
    const Ended none = report.take_out(TicketNumber{*Counter::parse("BTM2"), 2}.text());
    CHECK(none.exit_status == 1);
    CHECK(none.err.find("no such report is stored") != std::string::npos);
}
