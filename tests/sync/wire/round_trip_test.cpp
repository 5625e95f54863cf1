// Each message of the wire, there and back, and what happens when it is moved to a place where it does not belong.
#include <doctest/doctest.h>

#include <set>

#include "tests/support/seeded_entropy.hpp"
#include "tests/sync/wire/samples.hpp"

using namespace loket;
using namespace loket::sync;

namespace {

const test::Hub kHub = test::sample_hub();
const test::Hub kOtherHub = test::sample_hub(101);
const SignKeys kDevice = test::sample_device();

}  // namespace

/// What the hub reads in an envelope, or why it cannot.
std::string opened(const Envelope& envelope, KeyTrail& keys) {
    const auto report = open_envelope(envelope, keys);
    return report ? to_json(report->report) : report.error().text();
}

TEST_CASE("A resident's report opens at the hub as it was typed, with the code on the paper") {
    Ratchet ratchet = test::sample_ratchet(kHub);
    const Envelope sealed = seal_report(test::sample_report(), test::sample_code(), test::sample_stamp(), ratchet);
    const auto arrived = decode_envelope(encode(sealed));
    REQUIRE(arrived.has_value());
    CHECK(arrived->header == EnvelopeHeader{test::sample_stamp(), ratchet.opening().name(), 0});
    KeyTrail keys = test::trail_of(ratchet.opening(), kHub);
    CHECK(opened(*arrived, keys) == to_json(test::sample_report()));
    CHECK(open_envelope(*arrived, keys)->code.reveal_text() == test::sample_code().reveal_text());
}

TEST_CASE("The longest story that a resident may write fits into an envelope") {
    Draft draft = test::sample_report().content();
    draft.story.clear();
    for (std::uint32_t i = 0; i < kStoryMaximum; ++i) {
        const std::uint32_t scattered = i * 2'654'435'761u;  // so that compression finds little
        draft.story += {'\xf0', '\x9f', char(0x80 | (scattered >> 26)), char(0x80 | (scattered >> 18 & 0x3f))};
    }
    const auto longest = validate(draft, date_of(test::sample_stamp().captured_at()));
    REQUIRE(longest.has_value());
    Ratchet ratchet = test::sample_ratchet(kHub);
    const Bytes bytes = encode(seal_report(*longest, test::sample_code(), test::sample_stamp(), ratchet));
    CHECK(bytes.size() <= kEnvelopeMaximum);
    KeyTrail keys = test::trail_of(ratchet.opening(), kHub);
    CHECK(opened(*decode_envelope(bytes), keys) == to_json(*longest));
}

TEST_CASE("Reports of an opening open in any order and as often as they come") {
    Ratchet ratchet = test::sample_ratchet(kHub);
    std::vector<Envelope> sealed;
    for (std::uint32_t i = 0; i < 5; ++i) {
        sealed.push_back(seal_report(test::sample_report(), test::sample_code(), test::sample_stamp(427 + i), ratchet));
    }
    KeyTrail keys = test::trail_of(ratchet.opening(), kHub);
    for (const std::size_t i : {4, 0, 2, 2, 1, 4, 3}) {
        CAPTURE(i);
        CHECK(opened(sealed[i], keys) == to_json(test::sample_report()));
    }
}

TEST_CASE("Each report has its own key, and an opening ends before the hub must turn far") {
    Ratchet ratchet = test::sample_ratchet(kHub);
    KeyTrail keys = test::trail_of(ratchet.opening(), kHub);
    std::set<std::string> seen;
    while (!ratchet.is_used_up()) {
        const Ratchet::Turn turn = ratchet.turn();
        CHECK(equal_in_constant_time(turn.key.reveal(), keys.key_of(turn.index).reveal()));
        seen.insert(hex(turn.key.reveal()));
    }
    CHECK(seen.size() == kOpeningKeys);
}

TEST_CASE("An envelope moved under another header, opening or hub is damaged") {
    const Envelope sealed = test::sample_sealed(kHub);
    const Opening opening = test::sample_ratchet(kHub).opening();
    KeyTrail keys = test::trail_of(opening, kHub);
    const auto fault = [&](EnvelopeHeader header, KeyTrail& trail) {
        return name_of(open_envelope({std::move(header), sealed.sealed}, trail).error().fault);
    };
    EnvelopeHeader other_report = sealed.header;
    other_report.stamp = test::sample_stamp(428);
    EnvelopeHeader doubted = sealed.header;
    doubted.stamp.clock = ClockTrust::untrusted;
    EnvelopeHeader other_key = sealed.header;
    other_key.index = 1;
    EnvelopeHeader other_name = sealed.header;
    other_name.opening = "00112233aabbccdd";
    for (const EnvelopeHeader& header : {other_report, doubted, other_key, other_name}) {
        CHECK(fault(header, keys) == "damaged");
    }
    KeyTrail other_hub = test::trail_of(opening, kOtherHub);
    CHECK(fault(sealed.header, other_hub) == "damaged");
    test::SeededEntropy entropy(301);
    KeyTrail other_opening = test::trail_of(Ratchet::open(kHub.box_keys.public_key, entropy)->opening(), kHub);
    CHECK(fault(sealed.header, other_opening) == "damaged");
}

TEST_CASE("A batch arrives whole, signed by its device") {
    const Batch sent = test::sample_batch(kHub, kDevice);
    const auto arrived = decode_batch(encode(sent, kDevice.secret_key));
    REQUIRE(arrived.has_value());
    CHECK(is_signed_by(arrived->body, arrived->signature, kDevice.public_key));
    CHECK(arrived->batch.device == device_id(kDevice.public_key));
    CHECK(arrived->batch.counter.text() == "BTM2");
    CHECK(arrived->batch.sequence == sent.sequence);
    CHECK(arrived->batch.made_at == sent.made_at);
    CHECK(arrived->batch.journal_head == sent.journal_head);
    CHECK(arrived->batch.books == sent.books);
    CHECK(arrived->batch.openings == sent.openings);
    CHECK(arrived->batch.envelopes == sent.envelopes);
}

TEST_CASE("A full batch of ordinary reports stays under the hub's bound") {
    Batch batch = test::sample_batch(kHub, kDevice, 0);
    for (std::uint32_t i = 0; i < kBatchEnvelopes; ++i) {
        batch.envelopes.push_back(encode(test::sample_envelope(kHub, i + 1, 600)));
    }
    const Bytes bytes = encode(batch, kDevice.secret_key);
    CHECK(bytes.size() < kBatchMaximum);
    CHECK(decode_batch(bytes)->batch.envelopes.size() == kBatchEnvelopes);
}

TEST_CASE("A batch over its bounds is too large, not malformed") {
    CHECK(decode_batch(Bytes(kBatchMaximum + 1)).error().fault == Fault::too_large);
    Batch batch = test::sample_batch(kHub, kDevice, 0);
    batch.envelopes.push_back(Bytes(kEnvelopeMaximum + 1));
    CHECK(decode_batch(encode(batch, kDevice.secret_key)).error().fault == Fault::too_large);
}

TEST_CASE("A receipt tells the kiosk the fate of each report, and only the kiosk's own hub can write it") {
    const Receipt sent = test::sample_receipt(kHub, kDevice);
    const Bytes bytes = encode(sent, kHub.sign_keys.secret_key);
    const auto arrived = decode_receipt(bytes, kHub.sign_keys.public_key);
    REQUIRE(arrived.has_value());
    CHECK(arrived->device == sent.device);
    CHECK(arrived->batch == sent.batch);
    CHECK(arrived->received_at == sent.received_at);
    CHECK(arrived->books == sent.books);
    CHECK(arrived->news == sent.news);
    CHECK(arrived->judgements == sent.judgements);
    CHECK(decode_receipt(bytes, kOtherHub.sign_keys.public_key).error().fault == Fault::damaged);
}

TEST_CASE("A page of the feed arrives whole, each item of it, and only from the kiosk's own hub") {
    const FeedPage sent = test::sample_page(kDevice);
    const Bytes bytes = encode(sent, kHub.sign_keys.secret_key);
    const auto arrived = decode_feed_page(bytes, kHub.sign_keys.public_key);
    REQUIRE(arrived.has_value());
    CHECK(arrived->device == sent.device);
    CHECK(arrived->from == sent.from);
    CHECK(arrived->to == sent.to);
    CHECK(arrived->rest == FeedPage::Rest::none);
    CHECK(arrived->items == sent.items);
    CHECK(decode_feed_page(bytes, kOtherHub.sign_keys.public_key).error().fault == Fault::damaged);
    std::string keys;
    for (const Bytes& bytes_of_item : arrived->items) {
        const auto item = decode_item(bytes_of_item);
        REQUIRE(item.has_value());
        REQUIRE(item->has_value());
        CHECK(encode(**item) == bytes_of_item);
        keys += key_of(**item).substr(0, 12) + "\n";
    }
    CHECK(keys == "\nproposal/P-1\nholidays\ntopic/road\nsetting/trac\nbox_key\nfile/" +
                      hex(hash_of(as_bytes("photo"))).substr(0, 7) + "\ncertificate/\n");
}

TEST_CASE("An answer opens with the number and the code on the paper, and with nothing else") {
    const auto item = decode_item(test::sample_page(kDevice).items.front());
    const auto& change = std::get<StatusChange>(**item);
    const TicketNumber number{*Counter::parse("BTM2"), change.serial};
    const Secret key = *status_key(number, test::sample_code());
    CHECK(open_status(change.locked, number, key)->text == "Jembatan darurat dipasang hari Kamis.");
    const Secret guess = *status_key(number, Secret(std::string_view("K3VQ9X7N")));
    CHECK(open_status(change.locked, number, guess).error().fault == Fault::damaged);
    const TicketNumber other{number.counter, 428};
    CHECK(open_status(change.locked, other, key).error().fault == Fault::damaged);
}

TEST_CASE("An item that a newer hub has thought of is passed over, and one cut short is malformed") {
    CHECK_FALSE(decode_item(*parse_hex("83186301f5")).value().has_value());  // [99, 1, ...]
    const auto items = test::sample_page(kDevice).items;
    for (const Bytes& item : items) {
        CHECK(decode_item(BytesView(item).first(item.size() - 1)).error().fault == Fault::malformed);
        Bytes longer = item;
        longer.push_back(0);
        CHECK(decode_item(longer).error().fault == Fault::malformed);
    }
    CHECK(decode_item(Bytes(kFeedItemMaximum + 1)).error().fault == Fault::too_large);
}

TEST_CASE("A feed request is the device's own") {
    const Bytes bytes = encode(FeedRequest{device_id(kDevice.public_key), 5, 16384}, kDevice.secret_key);
    const auto asked = decode_feed_request(bytes);
    REQUIRE(asked.has_value());
    CHECK(is_signed_by(asked->body, asked->signature, kDevice.public_key));
    CHECK(asked->request.device == device_id(kDevice.public_key));
    CHECK(asked->request.cursor == 5);
    CHECK(asked->request.room == 16384);
}

TEST_CASE("An invitation fits into a QR code and brings the hub's keys") {
    const std::string text = encode(test::sample_invitation(kHub), kHub.sign_keys.secret_key);
    CHECK(text.size() < 800);
    const auto read = decode_invitation(text);
    REQUIRE(read.has_value());
    CHECK(read->id == "000102030405060708090a0b0c0d0e0f");
    CHECK(read->counter.text() == "BTM2");
    CHECK(read->office_name == "Kantor Kecamatan Babat Toman");
    CHECK(read->kecamatan == "16.06.01");
    CHECK(read->hub_url == "http://127.0.0.1:8600");
    CHECK(read->hub.sign_key == kHub.sign_keys.public_key);
    CHECK(read->hub.box_key == kHub.box_keys.public_key);
    CHECK(read->hub.box_key_id == box_key_id(kHub.box_keys.public_key));
    CHECK(read->valid_until == test::sample_invitation(kHub).valid_until);

    const std::string forged = encode(test::sample_invitation(kHub), kOtherHub.sign_keys.secret_key);
    CHECK(decode_invitation(forged).error().fault == Fault::damaged);
    CHECK(decode_invitation("LOKET2" + text.substr(6)).error().fault == Fault::malformed);
    CHECK(decode_invitation(std::string(4097, 'A')).error().fault == Fault::too_large);
}

TEST_CASE("Only the device that holds the secret half can ask to be enrolled, and only the hub can welcome it") {
    const EnrolmentRequest request{encode(test::sample_invitation(kHub), kHub.sign_keys.secret_key),
                                   kDevice.public_key};
    const auto asked = decode_enrolment_request(encode(request, kDevice.secret_key));
    REQUIRE(asked.has_value());
    CHECK(asked->invitation == request.invitation);
    CHECK(asked->device_key == kDevice.public_key);
    const Bytes forged = encode(request, test::sample_device(201).secret_key);
    CHECK(decode_enrolment_request(forged).error().fault == Fault::damaged);

    const Welcome welcome{device_id(kDevice.public_key), *Counter::parse("BTM2"), test::sample_stamp().captured_at(),
                          428, test::sample_certificate(kHub, kDevice)};
    const Bytes bytes = encode(welcome, kHub.sign_keys.secret_key);
    const auto welcomed = decode_welcome(bytes, kHub.sign_keys.public_key);
    REQUIRE(welcomed.has_value());
    CHECK(welcomed->device == welcome.device);
    CHECK(welcomed->counter == welcome.counter);
    CHECK(welcomed->hub_time == welcome.hub_time);
    CHECK(welcomed->next_serial == 428);
    CHECK(welcomed->certificate == welcome.certificate);
    CHECK(decode_welcome(bytes, kOtherHub.sign_keys.public_key).error().fault == Fault::damaged);
}

TEST_CASE("A text signed for one purpose never passes for another") {
    const Bytes receipt = encode(test::sample_receipt(kHub, kDevice), kHub.sign_keys.secret_key);
    const Welcome welcome{device_id(kDevice.public_key), *Counter::parse("BTM2"), Instant{}, 1,
                          test::sample_certificate(kHub, kDevice)};
    const Bytes welcomed = encode(welcome, kHub.sign_keys.secret_key);
    CHECK(decode_welcome(receipt, kHub.sign_keys.public_key).error().fault == Fault::malformed);
    CHECK(decode_receipt(welcomed, kHub.sign_keys.public_key).error().fault == Fault::malformed);
    CHECK(decode_batch(receipt).error().fault == Fault::malformed);
    CHECK(decode_enrolment_request(receipt).error().fault == Fault::malformed);
    CHECK(decode_invitation("LOKET1." + base64url(receipt)).error().fault == Fault::malformed);
}
