#include "kiosk/app/admin.hpp"

#include <doctest/doctest.h>

#include "kiosk/base/files.hpp"
#include "kiosk/store/store.hpp"
#include "provisioning/enrolment.hpp"
#include "sync/hub/hub_keys.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/enrolment.hpp"
#include "sync/wire/http.hpp"
#include "sync/wire/proof.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_entropy.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::kiosk;

namespace {

/// A hub that redeems invitations as the test tells it to, and remembers what it was sent.
struct HandDrivenHub {
    enum class Mood { welcoming, silent_after_redeeming, refusing, portal, mistaking } mood = Mood::welcoming;
    sync::HubKeys keys;
    std::vector<Bytes> requests;

    Result<sync::Answer> answer(BytesView body) {
        requests.emplace_back(body.begin(), body.end());
        const auto request = sync::decode_enrolment_request(body).value();
        const auto invitation = sync::decode_invitation(request.invitation).value();
        switch (mood) {
            case Mood::silent_after_redeeming: return fail(Fault::timeout, "no answer in time", invitation.hub_url);
            case Mood::portal: return sync::Answer{200, "text/html", to_bytes("<h1>Free wifi</h1>"), std::nullopt};
            case Mood::refusing:
                return sync::Answer{403, std::string(sync::kRefusalType),
                                    to_bytes(sync::encode(sync::Refusal{sync::RefusalCode::invitation_used, "used"})),
                                    std::nullopt};
            default: break;
        }
        const std::string device = mood == Mood::mistaking ? "0000000000000000" : sync::device_id(request.device_key);
        const Instant now = test::ManualClock().wall();
        const sync::Certified certified{invitation.counter, invitation.office_name, request.device_key, now};
        const sync::Welcome welcome{device, invitation.counter, now, 428,
                                    certify(certified, now, keys.sign.secret_key)};
        return sync::Answer{200, std::string(sync::kWelcomeType), sync::encode(welcome, keys.sign.secret_key),
                            std::nullopt};
    }
};

class Loopback final : public sync::Transport {
public:
    explicit Loopback(HandDrivenHub& hub) : hub_(hub) {}
    Result<sync::Answer> send(const sync::Call& call) override {
        CHECK(call.method == sync::Method::post);
        CHECK(call.path == sync::kEnrolmentPath);
        CHECK(call.headers == std::vector<sync::Header>{{"Content-Type", std::string(sync::kEnrolmentType)}});
        return hub_.answer(call.body);
    }

private:
    HandDrivenHub& hub_;
};

/// A hub with keys, and an empty folder for a device.
struct Office {
    test::TemporaryFolder folder;
    test::ManualClock clock;
    test::SeededEntropy entropy;
    std::filesystem::path hub_data = folder.path() / "hub";
    std::filesystem::path data = folder.path() / "kiosk";
    HandDrivenHub hub;

    Office() {
        REQUIRE(hub_init(hub_data, entropy).has_value());
        hub.keys = sync::load_hub_keys(hub_data).value();
    }
    InviteOptions options() const {
        return {hub_data, "BTM2", "Kantor Kecamatan Babat Toman", "16.06.02", "http://127.0.0.1:8600"};
    }
    std::string invitation() { return invite(options(), clock.wall(), entropy).value(); }
    Result<std::string> enrol_with(const std::string& invitation, const EnrolSettings& settings = {}) {
        return enrol(
            data, invitation, settings,
            [this](const auto& wanted) -> Result<std::unique_ptr<sync::Transport>> {
                CHECK(wanted.url == "http://127.0.0.1:8600");
                return std::make_unique<Loopback>(hub);
            },
            entropy);
    }
    std::string fingerprint() const { return hex(BytesView(hash_of(hub.keys.sign.public_key)).first(16)); }
};

Filing sample_filing() { return {to_bytes("envelope"), to_bytes("opening"), to_bytes("slip"), PrintState::queued}; }

}  // namespace

TEST_CASE("An invited device becomes the counter, and is told what it is") {
    Office office;
    EnrolSettings settings;
    settings.printer = provisioning::PrinterKind::none;
    CHECK(office.enrol_with(office.invitation(), settings).value() ==
          "this device is now counter BTM2, Kantor Kecamatan Babat Toman (16.06.02)\n"
          "hub http://127.0.0.1:8600, fingerprint " +
              office.fingerprint() +
              "\n"
              "first number " +
              TicketNumber{Counter::parse("BTM2").value(), 428}.text() +
              "\n"
              "settings " +
              (office.data / "loket.toml").string() + "\n");
    const auto identity = provisioning::load_identity(office.data).value();
    const auto filed = Store::open(office.data / "loket.db", identity.counter)
                           ->file(make_report_id(office.clock.wall(), office.entropy), office.clock.wall(),
                                  [](const auto&) { return sample_filing(); });
    CHECK(filed->number.serial == 428);
    CHECK(identity.hub.sign_key == office.hub.keys.sign.public_key);
    CHECK(identity.hub.box_key_id == office.hub.keys.identity().box_key_id);
    const auto certificate = sync::decode_certificate(identity.certificate).value();
    CHECK(is_genuine(certificate, office.hub.keys.sign.public_key));
    CHECK(certificate.key == identity.device_keys.public_key);
    CHECK(certificate.office == "Kantor Kecamatan Babat Toman");
    CHECK(provisioning::load_settings(office.data / "loket.toml")->printer.kind == provisioning::PrinterKind::none);
}

TEST_CASE("The key that receipts are checked with is the same at the hub and at its kiosks") {
    Office office;
    REQUIRE(office.enrol_with(office.invitation()).has_value());
    const SignPublicKey key = office.hub.keys.sign.public_key;
    CHECK(regency_key_in(office.hub_data) == key);
    CHECK(regency_key_in(office.data) == key);
    CHECK(parse_regency_key(hex(key)) == key);
    CHECK(regency_key_in(office.folder.path()).error().fault == Fault::not_found);
    for (const std::string& digits : {std::string(), hex(key).substr(2), hex(key) + "00", std::string(64, 'x')}) {
        CHECK(parse_regency_key(digits).error().fault == Fault::malformed);
    }
}

TEST_CASE("A receipt whose counter had no sure clock, or no certificate any more, is told apart") {
    Office office;
    const SignKeys device = make_sign_keys(office.entropy);
    const Instant now = office.clock.wall();
    const Counter counter = Counter::parse("BTM2").value();
    const auto certificate =
        sync::certify({counter, "Kantor", device.public_key, now}, now, office.hub.keys.sign.secret_key);
    const auto said = [&](Instant at) {
        const auto proof =
            sync::prove({{counter, 427}, at, sync::ClockTrust::untrusted, {}}, certificate, device.secret_key);
        return verify_receipt(sync::encode(proof), office.hub.keys.sign.public_key);
    };
    const Finding unsure = said(now);
    CHECK(unsure.state == Finding::State::in_order);
    CHECK(unsure.text.find("2026-11-23 09.42 WIB (jam loket belum dipastikan)\n") != std::string::npos);
    const Finding late = said(now + std::chrono::days(5 * 365));
    CHECK(late.state == Finding::State::not_in_order);
    CHECK(late.text == "KODE INI TIDAK SAH: jam penerimaan di luar masa berlaku sertifikat loket\n");
}

TEST_CASE("A welcome that was lost on its way costs nothing: the same request is made again") {
    Office office;
    const std::string invitation = office.invitation();
    office.hub.mood = HandDrivenHub::Mood::silent_after_redeeming;
    CHECK(office.enrol_with(invitation).error().text() ==
          "timeout: no answer in time; mend the way to the hub and run the same command again (http://127.0.0.1:8600)");
    office.hub.mood = HandDrivenHub::Mood::welcoming;
    CHECK(office.enrol_with(invitation).has_value());
    REQUIRE(office.hub.requests.size() == 2);
    CHECK(office.hub.requests[0] == office.hub.requests[1]);
}

TEST_CASE("A folder with another counter's database is refused before the invitation is spent") {
    Office office;
    REQUIRE(make_private_folder(office.data));
    REQUIRE(Store::found(office.data / "loket.db", Counter::parse("SKY1").value(), 1, office.clock.wall()));
    CHECK(office.enrol_with(office.invitation()).error().text() ==
          "refused: the database of counter SKY1, not of BTM2");
    CHECK(office.hub.requests.empty());
}

TEST_CASE("A technician reads why an enrolment failed and what to do") {
    struct Case {
        HandDrivenHub::Mood mood;
        const char* told;
    };
    const Case cases[] = {
        {HandDrivenHub::Mood::refusing,
         "refused: the hub does not take the invitation (invitation_used): another device has redeemed it; ask the "
         "administrator of the hub for a new one (http://127.0.0.1:8600)"},
        {HandDrivenHub::Mood::portal,
         "refused: the answer (status 200) is not signed by the hub of the invitation; is there a login page or a "
         "proxy on the way? (http://127.0.0.1:8600)"},
        {HandDrivenHub::Mood::mistaking,
         "refused: the hub welcomed another device; run the same command again (http://127.0.0.1:8600)"},
    };
    for (const Case& row : cases) {
        Office office;
        office.hub.mood = row.mood;
        CHECK(office.enrol_with(office.invitation()).error().text() == row.told);
        CHECK_FALSE(provisioning::is_enrolled(office.data).value());
    }
}

TEST_CASE("A technician who copied half an invitation is told so, and nothing is sent") {
    Office office;
    const std::string whole = office.invitation();
    for (const std::string& text : {whole.substr(0, whole.size() / 2), std::string("LOKET1.abc"), std::string()}) {
        const Error error = office.enrol_with(text).error();
        CHECK(error.detail.rfind("this is not a whole invitation (", 0) == 0);
    }
    CHECK(office.hub.requests.empty());
}

TEST_CASE("A device that is a counter already does not ask again") {
    Office office;
    REQUIRE(office.enrol_with(office.invitation()).has_value());
    CHECK(office.enrol_with(office.invitation()).error().text() ==
          "exists: this device is enrolled already; another counter needs another data folder (" +
              office.data.string() + ")");
    CHECK(office.hub.requests.size() == 1);
}

TEST_CASE("Options never change the settings that a technician wrote") {
    Office office;
    REQUIRE(make_private_folder(office.data).has_value());
    const auto file = office.data / "loket.toml";
    REQUIRE(write_file(file, as_bytes("[printer]\nkind = 'ipp'\n"), FileMode::readable_by_all).has_value());
    EnrolSettings settings;
    settings.printer = provisioning::PrinterKind::folder;
    CHECK(office.enrol_with(office.invitation(), settings).error().text() ==
          "refused: the settings file says otherwise than the options; change it there (" + file.string() + ")");
    CHECK(office.hub.requests.empty());
    CHECK(office.enrol_with(office.invitation()).has_value());
}

TEST_CASE("An administrator is told which option of an invitation does not fit") {
    Office office;
    auto options = office.options();
    options.counter = "BTM";
    CHECK(invite(options, office.clock.wall(), office.entropy).error().text() ==
          "malformed: three letters A to Z and a digit 1 to 9 are allowed, as BTM2 (counter)");
    options = office.options();
    options.kecamatan = "16.06.99";
    options.hub_url = "hub.example";
    CHECK(invite(options, office.clock.wall(), office.entropy).error().text() ==
          "malformed: office.kecamatan is another text; allowed: the code of a kecamatan, as \"16.06.01\"; empty: as "
          "enrolled\nhub.url is another text; allowed: http:// or https://, a host and perhaps a port, without a path; "
          "empty: as enrolled");
    options.kecamatan = "";
    CHECK(invite(options, office.clock.wall(), office.entropy).error().text() ==
          "malformed: office, kecamatan and hub-url must not be empty");
}

TEST_CASE("Keys of a hub are made once") {
    Office office;
    CHECK(hub_init(office.hub_data, office.entropy).error().fault == Fault::exists);
}

TEST_CASE("A technician sees beside the working kiosk what is filed, delivered and owed") {
    Office office;
    REQUIRE(office.enrol_with(office.invitation()).has_value());
    const std::string head =
        "counter   BTM2, Kantor Kecamatan Babat Toman (16.06.02)\n"
        "hub       http://127.0.0.1:8600\n"
        "settings  " +
        (office.data / "loket.toml").string() + "\n";
    const auto counter = Counter::parse("BTM2").value();
    Store store = Store::open(office.data / "loket.db", counter).value();
    std::vector<ReportId> ids;
    for (int i = 0; i < 3; ++i) {
        ids.push_back(make_report_id(office.clock.wall(), office.entropy));
        REQUIRE(store.file(ids.back(), office.clock.wall(), [](const auto&) { return sample_filing(); }).has_value());
    }
    REQUIRE(store.outbox().acknowledge(ids[0], office.clock.wall()).has_value());
    REQUIRE(store.outbox().park(ids[1], "cannot_open", office.clock.wall()).has_value());
    REQUIRE(store.print_queue().mark_sent({428, 1}, office.clock.wall()).has_value());

    const Finding finding = status_of(office.data).value();
    const JournalHead journal = store.journal().head().value();
    CHECK(finding.state == Finding::State::in_order);
    CHECK(finding.text == head +
                              "account   filed=3 acknowledged=1 waiting=1 parked=1\n"
                              "hub has   not told yet\n"
                              "parked    " +
                              TicketNumber{counter, 429}.text() +
                              " since 2026-11-23T02:42:00.000Z: cannot_open\n"
                              "receipts  2 owed, 1 at the printer\n"
                              "journal   " +
                              std::to_string(journal.seq) + " entries, head " + hex(journal.hash) + "\n");
    const Finding chain = verify_journal(office.data).value();
    CHECK(chain.state == Finding::State::in_order);
    CHECK(chain.text ==
          "the journal holds: " + std::to_string(journal.seq) + " entries, head " + hex(journal.hash) + "\n");
}

TEST_CASE("Somebody who changed the books by hand is found out") {
    Office office;
    REQUIRE(office.enrol_with(office.invitation()).has_value());
    {
        const auto counter = Counter::parse("BTM2").value();
        Store store = Store::open(office.data / "loket.db", counter).value();
        const auto id = make_report_id(office.clock.wall(), office.entropy);
        REQUIRE(store.file(id, office.clock.wall(), [](const auto&) { return sample_filing(); }).has_value());
    }
    auto meddler = Connection::open(office.data / "loket.db", OpenMode::existing, OpenCheck::none).value();
    REQUIRE(meddler.run("DROP TRIGGER journal_is_never_changed").has_value());
    REQUIRE(
        meddler.run("UPDATE journal SET body = replace(body, 'serial=428', 'serial=429') WHERE seq = 2").has_value());
    const Finding finding = verify_journal(office.data).value();
    CHECK(finding.state == Finding::State::not_in_order);
    CHECK(finding.text.rfind("the journal breaks at entry 2: ", 0) == 0);
}

TEST_CASE("Settings that the kiosk will not take are told before its next start") {
    Office office;
    REQUIRE(office.enrol_with(office.invitation()).has_value());
    const auto file = office.data / "loket.toml";
    REQUIRE(write_file(file, as_bytes("[screen]\nppi = 'big'\n"), FileMode::readable_by_all).has_value());
    const Finding finding = status_of(office.data).value();
    CHECK(finding.state == Finding::State::not_in_order);
    CHECK(finding.text.find("settings  WRONG: " + file.string() + ":2: screen.ppi is a text") != std::string::npos);
}

TEST_CASE("Where the hub's account and the counter's own cannot both be true, a technician is told") {
    Office office;
    REQUIRE(office.enrol_with(office.invitation()).has_value());
    Store store = Store::open(office.data / "loket.db", Counter::parse("BTM2").value()).value();
    const Instant at = office.clock.wall();
    const ReportId id = make_report_id(at, office.entropy);
    REQUIRE(store.file(id, at, [](const auto&) { return sample_filing(); }));
    const auto told = [&](const HubAccount& hub) {
        REQUIRE(store.outbox().settle({.acknowledged = {id}, .parked = {}, .hub = hub}, at));
        const Finding finding = status_of(office.data).value();
        const auto from = finding.text.find("hub has");
        const auto wrong = finding.text.find("WRONG");
        CHECK((finding.state == Finding::State::in_order) == (wrong == std::string::npos));
        return finding.text.substr(from, finding.text.find('\n', from) - from) + "\n" +
               (wrong == std::string::npos ? "" : finding.text.substr(wrong, finding.text.find("Stop") - wrong));
    };
    const std::string held = "hub has   holds 1, set aside 0, unbroken to 428, as of 2026-11-23T02:42:00.000Z\n";
    const HubAccount same{.told_at = at, .held = 1, .set_aside = 0, .alarms = 0, .chain = store.filing_chain()};
    CHECK(told(same) == held);
    HubAccount behind = same;
    behind.chain = {427, {}};
    CHECK(told(behind) == "hub has   holds 1, set aside 0, unbroken to 427, as of 2026-11-23T02:42:00.000Z\n");
    HubAccount lost = same;
    lost.held = 0;
    CHECK(told(lost) ==
          "hub has   holds 0, set aside 0, unbroken to 428, as of 2026-11-23T02:42:00.000Z\n"
          "WRONG: the hub lacks 1 that it had acknowledged or refused\n");
    HubAccount other = same;
    other.chain.head[0] ^= 1;
    CHECK(told(other) ==
          held + "WRONG: the hub has other reports of this device than it filed: its disk was put back or copied\n");
    HubAccount alarmed = same;
    alarmed.alarms = 1;
    CHECK(told(alarmed) == held + "WRONG: the hub raised an alarm about this device; ask for `loket-hub status`\n");
}

TEST_CASE("A database that is gone is told before the kiosk is started over nothing") {
    Office office;
    REQUIRE(office.enrol_with(office.invitation()).has_value());
    CHECK(status_of(office.data)->text.find("account   filed=0 acknowledged=0 waiting=0 parked=0\n") !=
          std::string::npos);
    std::filesystem::remove(office.data / "loket.db");
    CHECK(status_of(office.data).error().text() ==
          "not_found: the database is gone; bring it back before the kiosk is started again (" + office.data.string() +
              ")");
}

TEST_CASE("A folder that is no kiosk's is told as such") {
    const test::TemporaryFolder folder;
    CHECK(status_of(folder.path()).error().text() ==
          "not_found: this device is not enrolled (" + (folder.path() / "identity.json").string() + ")");
    CHECK(verify_journal(folder.path()).error().text() == status_of(folder.path()).error().text());
}
