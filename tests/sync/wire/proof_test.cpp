// What the code on a receipt proves, to somebody who has the regency's public key and nothing else.
#include "sync/wire/proof.hpp"

#include <doctest/doctest.h>

#include "tests/sync/wire/samples.hpp"

using namespace loket;
using namespace loket::sync;

namespace {

const test::Hub kHub = test::sample_hub();
const SignKeys kDevice = test::sample_device();
const SignPublicKey kRegency = kHub.sign_keys.public_key;

Fault fault_of(std::string_view text) { return read_proof(text, kRegency).error().fault; }

/// "BTM2", cut short at the longest name that finds room.
CounterCertificate certified(std::string_view office, Instant enrolled_at, Instant now) {
    return certify({*Counter::parse("BTM2"), office, kDevice.public_key, enrolled_at}, now, kHub.sign_keys.secret_key);
}

Proof proof_at(Instant at, const CounterCertificate& certificate) {
    return prove({test::sample_stamp().number, at, ClockTrust::untrusted, hash_of(as_bytes("envelope"))}, certificate,
                 kDevice.secret_key);
}

}  // namespace

TEST_CASE("With the regency's public key alone a receipt says who received what and when") {
    const auto proof = read_proof(encode(test::sample_proof(kHub, kDevice)), kRegency);
    REQUIRE(proof.has_value());
    CHECK(proof->number.text() == "BTM2-00427-P");
    CHECK(iso8601(proof->received_at) == "2026-11-23T02:49:00.000Z");
    CHECK(proof->clock == ClockTrust::trusted);
    CHECK(proof->certificate.office == "Kantor Kecamatan Babat Toman");
    CHECK(proof->envelope == hash_of(encode(test::sample_envelope(kHub))));
    CHECK(*proof == test::sample_proof(kHub, kDevice));
}

TEST_CASE("Whichever character of a receipt's code is changed into whichever other, it is told") {
    const std::string genuine = encode(test::sample_proof(kHub, kDevice));
    const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::size_t told = 0;
    for (std::size_t at = 0; at < genuine.size(); ++at) {
        for (const char c : alphabet) {
            if (c == genuine[at]) continue;
            std::string changed = genuine;
            changed[at] = c;
            told += read_proof(changed, kRegency).has_value() ? 0 : 1;
        }
    }
    CHECK(told == genuine.size() * 31);
    for (const char c : {'0', '1', '8', '9', '-', '=', '\0', '\xff'}) {
        std::string changed = genuine;
        changed[200] = c;
        CHECK(fault_of(changed) == Fault::malformed);
    }
    std::string swapped = genuine;
    std::swap(swapped[100], swapped[101]);
    REQUIRE(swapped != genuine);
    CHECK(fault_of(swapped) == Fault::damaged);
}

TEST_CASE("A receipt of another regency, or by a key that the hub did not certify, is no proof") {
    const test::Hub elsewhere = test::sample_hub(101);
    CHECK(fault_of(encode(test::sample_proof(elsewhere, kDevice))) == Fault::damaged);
    const CounterCertificate of_the_counter = test::sample_certificate(kHub, kDevice);
    Proof forged = prove({test::sample_stamp().number, test::sample_stamp().captured_at(), ClockTrust::trusted, {}},
                         of_the_counter, test::sample_device(201).secret_key);
    CHECK(fault_of(encode(forged)) == Fault::damaged);
    // A counter's own key signs for no other counter: the number's counter is the certificate's.
    Proof other = test::sample_proof(kHub, kDevice);
    other.number.counter = *Counter::parse("SKY1");
    CHECK(fault_of(encode(other)) == Fault::damaged);
}

TEST_CASE("A certificate holds from the day of enrolment to the end of the second year, the same all year long") {
    const Instant enrolled = *parse_iso8601("2026-11-16T23:30:00.000Z");
    const CounterCertificate certificate = certified("Kantor", enrolled, *parse_iso8601("2027-01-01T00:00:00.000Z"));
    CHECK(certificate == certified("Kantor", enrolled, *parse_iso8601("2027-12-31T23:59:59.999Z")));
    CHECK(is_genuine(certificate, kRegency));
    CHECK(decode_certificate(encode(certificate)) == certificate);

    const auto outcome = [&](const char* at) {
        const auto proof = read_proof(encode(proof_at(*parse_iso8601(at), certificate)), kRegency);
        return proof ? "proof" : std::string(name_of(proof.error().fault));
    };
    CHECK(outcome("2026-11-15T23:59:59.000Z") == "refused");
    CHECK(outcome("2026-11-16T00:00:00.000Z") == "proof");
    CHECK(outcome("2029-12-31T23:59:59.000Z") == "proof");
    CHECK(outcome("2030-01-01T00:00:00.000Z") == "refused");
    CHECK(outcome("1970-01-01T00:00:00.000Z") == "refused");
}

TEST_CASE("A long name of an office is cut after a whole character") {
    const auto office = [](std::string_view name) { return certified(name, Instant{}, Instant{}).office; };
    const std::string name(62, 'a');
    CHECK(office(name + "bc") == name + "bc");
    CHECK(office(name + "bcd") == name + "bc");
    CHECK(office(name + "bé") == name + "b");
    CHECK(office(name + "é") == name + "é");
}

TEST_CASE("The code stands behind the address of the tracking page, in what a QR code holds best") {
    const Proof proof = test::sample_proof(kHub, kDevice);
    const std::string code = encode(proof);
    CHECK(proof_text(proof, "lapor.example.id") == "HTTPS://LAPOR.EXAMPLE.ID/R/" + code);
    CHECK(proof_text(proof, "https://lapor.example.id/") == "HTTPS://LAPOR.EXAMPLE.ID/R/" + code);
    CHECK(proof_text(proof, "http://muba.example.id:8600/lapor") == "HTTP://MUBA.EXAMPLE.ID:8600/lapor/R/" + code);
    for (const char* unfit : {"", "/", "https://", "https:///lapor", "lapor.example.id/?nomor=", "a b", "#",
                              "https://sebuah-alamat-yang-terlalu-panjang-untuk-kertas.example.go.id/lapor"}) {
        CAPTURE(unfit);
        CHECK(proof_text(proof, unfit) == code);
    }
    for (const std::string& text : {"HTTPS://LAPOR.EXAMPLE.ID/R/" + code, code + "\r\n", " " + code,
                                    code.substr(0, 96) + "\n  " + code.substr(96)}) {
        CHECK(read_proof(text, kRegency) == proof);
    }
    std::string small = code;
    for (char& c : small) c = char(std::tolower(c));
    CHECK(read_proof("https://lapor.example.id/R/" + small, kRegency) == proof);
}

TEST_CASE("What is no code of a receipt is malformed, and read within bounds") {
    for (const char* text : {"", "/", "BTM2-00427-P", "https://lapor.example.id/R/", "LOKET1.AAAA", "RQ"}) {
        CAPTURE(text);
        CHECK(fault_of(text) == Fault::malformed);
    }
    CHECK(fault_of(std::string(1025, 'A')) == Fault::too_large);
}
