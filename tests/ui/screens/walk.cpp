#include "tests/ui/screens/walk.hpp"

#include <doctest/doctest.h>

#include <cstdio>

#include "printing/slip.hpp"
#include "tests/printing/tickets.hpp"
#include "tests/ui/flow/studio_sample.hpp"

namespace loket::ui {

namespace {

/// A list, as people write it, and then the whole of it in prose: about 1,900 characters.
std::string long_story() {
    std::string story = "Warga yang belum menerima bantuan:\n";
    for (int i = 1; i <= 12; ++i) story += "RT " + std::to_string(i) + ": 4 keluarga\n";
    while (story.size() < 1'900) story += "Jalan poros menuju dusun kami putus sejak banjir dan belum diperbaiki. ";
    return story;
}

/// What a regency says to a step.
std::string words_for(Milestone::What what) {
    switch (what) {
        case Milestone::What::forwarded: return "Dinas Pekerjaan Umum dan Penataan Ruang";
        case Milestone::What::answered:
            return "Terima kasih atas laporan Anda. Petugas kami sudah memeriksa jembatan di depan balai desa pada "
                   "hari "
                   "Rabu. Jembatan darurat dari kayu dipasang paling lambat hari Kamis pekan depan; jembatan yang baru "
                   "masuk dalam rencana kerja tahun 2027. Selama itu anak sekolah diantar dengan perahu desa tanpa "
                   "biaya. Bila ada yang kurang jelas, silakan datang ke kantor kecamatan.";
        default: return {};
    }
}

/// As many characters as a proof behind an address has, of those that it may have.
std::string signed_proof() {
    std::string text = "HTTPS://LAPOR.EXAMPLE.ID/R/";
    for (unsigned dice = 1; text.size() < 431; dice = dice * 1103515245 + 12345) {
        text += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[dice >> 27];
    }
    return text;
}

/// What the printer gets of a signed receipt; drawn once.
std::shared_ptr<const SlipDots> printed_slip() {
    static const auto dots = [] {
        auto ticket = printing::test::ticket_of(printing::test::draft_of_a_bridge());
        const std::string proof = signed_proof();
        ticket.proof = proof;
        const auto raster = printing::render_raster(printing::lay_out(ticket, printing::kRoll80).value()).value();
        return std::make_shared<const SlipDots>(raster.width, raster.height, raster.bits);
    }();
    return dots;
}

}  // namespace

std::vector<Sample> walk(const Access& access) {
    std::vector<Sample> seen;
    const auto look = [&](Player& resident, const char* name) {
        resident.state.access = access;
        seen.push_back({name, resident.view()});
    };
    Player visitor;
    look(visitor, "a-welcome");
    look(visitor.touch("kind.pengaduan"), "b-topic");
    look(visitor.touch("cancel"), "c-cancel");
    look(visitor.touch("overlay.keep").touch("language"), "c-language");
    Player writer;
    look(writer.choose_topic(), "d-story");
    look(writer.tell_story(), "e-place");
    look(writer.touch("change_kecamatan"), "f-kecamatan");
    Player teller;
    look(teller.choose_topic().tell_story().choose_place(), "g-place-detail");
    look(teller.touch("field.place_detail").type("dekat SD"), "h-place-detail-typing");
    Player named;
    look(named.go_to_identity(), "i-identity");
    look(named.touch("identity.open").touch("next"), "j-person");
    look(named.touch("field.nik").type("160601"), "k-person-typing");
    Player reader;
    look(reader.go_to_review(), "l-review");
    look(reader.touch("notice"), "m-notice");
    // What people really write is longer than what a designer types.
    Player wordy;
    wordy.choose_topic().state.draft.story = long_story();
    look(wordy, "l-story-long");
    look(wordy.touch("key.done"), "l-story-long-read");
    wordy.touch("next").choose_place().state.draft.place_detail =
        "di belakang balai desa lama, seberang kebun karet milik koperasi, masuk 200 meter dari jalan poros";
    wordy.touch("next").touch("identity.open").touch("confidential").touch("about_office").touch("next");
    wordy.state.draft.person = {"Muhammad Abdurrahman Wahid bin Haji Syamsuddin", "1606015503900001",
                                "Lorong Masjid Al-Ikhlas No. 14 RT 03 RW 01, Dusun II, dekat pasar kalangan",
                                "081200000001"};
    look(wordy, "l-person-long-typing");
    look(wordy.touch("key.done"), "l-person-long");
    look(wordy.touch("next"), "l-review-long");
    Player served;
    look(served.file(), "n-filed");
    look(served.happens(SlipDrawn{ticket_number(), printed_slip()}), "n-filed-slip");
    Player returning;
    look(returning.touch("status"), "o-status-entry");
    look(returning.touch("officer"), "p-officer");
    Player listener;
    listener.state.access = access;
    listener.touch("listen");
    seen.push_back({"p-listening", listener.view()});
    seen.push_back({"p-listening-settings", listener.touch("listen").view()});
    listener.touch("operation.zones");
    seen.push_back({"p-zones", listener.view()});
    listener.state.overlay = Overlay::help;
    listener.state.access.operation = Operation::screen;
    seen.push_back({"p-help", listener.view()});
    return seen;
}

std::vector<Sample> studio(const Access& access) {
    std::vector<Sample> seen;
    const auto look = [&](Player& resident, const char* name) {
        resident.state.access = access;
        seen.push_back({name, resident.view()});
    };
    Player speaker;
    furnish(speaker);
    look(speaker.choose_topic(), "x-story");
    look(speaker.touch("key.done"), "x-story-read");
    look(speaker.touch("voice"), "x-voice-opening");
    look(speaker.happens(DeviceReady{}), "x-voice-ready");
    look(speaker.touch("record").happens(SoundHeard{70, Milliseconds(42'000)}), "x-voice-recording");
    look(speaker.touch("stop").happens(sealed_voice()), "x-voice-kept");
    look(speaker.touch("play").happens(SoundHeard{40, Milliseconds(20'000)}), "x-voice-playing");
    look(speaker.happens(DeviceTrouble{DeviceTrouble::What::sound}), "x-voice-not-playable");
    look(speaker.touch("back"), "x-story-spoken");
    look(speaker.touch("photos"), "x-photos-opening");
    look(speaker.happens(CameraSees{sample_picture()}), "x-photos-ready");
    look(speaker.touch("take").happens(sealed_photo(50)), "x-photos-judging");
    look(photograph(speaker.touch("keep").touch("next"), 4), "x-photos-full");
    look(speaker.touch("drop_photo.5"), "x-photos-four");
    speaker.touch("next").touch("next").choose_place().touch("next").touch("identity.none").touch("next");
    look(speaker, "x-review");
    Player unlucky;
    furnish(unlucky);
    look(unlucky.choose_topic().touch("photos").happens(DeviceTrouble{DeviceTrouble::What::device}), "x-photos-broken");
    look(unlucky.touch("back").touch("voice").happens(DeviceTrouble{DeviceTrouble::What::device}), "x-voice-broken");
    Player returning;
    furnish(returning);
    look(returning.touch("status"), "x-status-entry");
    look(returning.touch("key.done"), "x-status-entry-read");
    look(returning.touch("scan").happens(CameraSees{sample_picture()}), "x-scan");
    look(returning.happens(CodeSeen{}), "x-scan-strange");
    return seen;
}

std::vector<Sample> outcomes(const Access& access) {
    std::vector<Sample> seen;
    const auto look = [&](Player& resident, std::string name) {
        resident.state.access = access;
        seen.push_back({std::move(name), resident.view()});
    };
    Player served;
    served.file();
    for (const PrintState print : {PrintState::queued, PrintState::confirmed, PrintState::unverified,
                                   PrintState::failed, PrintState::unknown, PrintState::without}) {
        served.state.filed->print = print;
        look(served, "q-filed-" + std::string(code_of(print)));
    }
    served.happens(SlipDrawn{ticket_number(), printed_slip()});
    for (const PrintState print : {PrintState::confirmed, PrintState::unverified, PrintState::failed,
                                   PrintState::unknown, PrintState::without}) {
        served.state.filed->print = print;
        look(served, "q-filed-slip-" + std::string(code_of(print)));
    }
    served.state.filed->slip.reset();
    served.state.filed->print = PrintState::unverified;
    served.state.filed->is_receipt_seen = true;
    look(served, "q-filed-seen");
    served.state.filed->is_receipt_seen = false;
    served.state.filed->print = PrintState::queued;
    for (const PrinterCondition condition :
         {PrinterCondition::no_paper, PrinterCondition::cover_open, PrinterCondition::jam, PrinterCondition::offline}) {
        served.facts.printer = condition;
        look(served, "r-filed-" + std::string(code_of(condition)));
    }
    Player sender_without_paper;
    sender_without_paper.go_to_review().touch("consent");
    for (const PrinterCondition condition : {PrinterCondition::no_paper, PrinterCondition::absent}) {
        sender_without_paper.facts.printer = condition;
        look(sender_without_paper, "r-review-" + std::string(code_of(condition)));
    }
    Player returning;
    returning.touch("status").type(ticket_number().text()).touch("field.secret_code").type("K3VQ9X7M").touch("look_up");
    using What = Milestone::What;
    const std::pair<const char*, std::vector<What>> lives[] = {
        {"s-status-waiting", {What::recorded}},
        {"s-status-delivered", {What::recorded, What::delivered}},
        {"s-status-set-aside", {What::recorded, What::set_aside}},
        {"s-status-in-progress", {What::recorded, What::delivered, What::forwarded, What::in_progress}},
        {"s-status-answered", {What::recorded, What::delivered, What::forwarded, What::in_progress, What::answered}}};
    for (const auto& [name, milestones] : lives) {
        Player reader = returning;
        ReportStatus status{ticket_number(), Kind::pengaduan, "road", {}, served.state.filed->due, 14};
        for (const What what : milestones) status.milestones.push_back({what, reader.facts.now, words_for(what)});
        look(reader.happens(StatusFound{status}), name);
    }
    for (const auto& [proof, name] :
         {std::pair{ReceiptProof::valid, "s-status-proof-valid"}, {ReceiptProof::broken, "s-status-proof-broken"}}) {
        Player reader = returning;
        ReportStatus status{ticket_number(), Kind::pengaduan, "road", {}, served.state.filed->due, 14};
        for (const What what : {What::recorded, What::delivered, What::forwarded, What::in_progress, What::answered}) {
            status.milestones.push_back({what, reader.facts.now, words_for(what)});
        }
        status.proof = proof;
        look(reader.happens(StatusFound{status}), name);
    }
    for (const StatusProblem problem : {StatusProblem::not_matching, StatusProblem::not_here}) {
        Player reader = returning;
        look(reader.happens(StatusNotFound{problem}),
             problem == StatusProblem::not_here ? "t-not-here" : "t-not-matching");
    }
    Player sender;
    sender.go_to_review().touch("consent").touch("send");
    look(sender, "u-filing");
    look(sender.happens(FilingFailed{FilingProblem::disk_full}), "u-disk-full");
    Player waiting;
    waiting.choose_topic();
    look(waiting.wait(Milliseconds(125'000)), "v-idle");
    Player last;
    look(last.happens(StoreLost{"L-DB-1"}), "w-out-of-service");
    return seen;
}

std::vector<Sample> everything(const Access& access) {
    std::vector<Sample> all = walk(access);
    for (Sample& sample : outcomes(access)) all.push_back(std::move(sample));
    for (Sample& sample : studio(access)) all.push_back(std::move(sample));
    return all;
}

void walk_outside_of_tests() {
    static doctest::Context checks;
    checks.setAsDefaultForAssertsOutOfTestCases();
    checks.setAssertHandler([](const doctest::AssertData& data) {
        if (data.m_failed) std::fprintf(stderr, "%s:%d: %s\n", data.m_file, data.m_line, data.m_expr);
    });
}

}  // namespace loket::ui
