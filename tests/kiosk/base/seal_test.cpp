#include "kiosk/base/seal.hpp"

#include <doctest/doctest.h>

#include "tests/support/seeded_entropy.hpp"

using namespace loket;

TEST_CASE("Kiosk and hub share a key that another hub does not have") {
    test::SeededEntropy entropy;
    const BoxKeys kiosk = make_box_keys(entropy);
    const BoxKeys hub = make_box_keys(entropy);
    const BoxKeys other = make_box_keys(entropy);
    const Secret key = *shared_key_at_client(kiosk, hub.public_key);
    CHECK(equal_in_constant_time(shared_key_at_server(hub, kiosk.public_key)->reveal(), key.reveal()));
    CHECK_FALSE(equal_in_constant_time(shared_key_at_server(other, kiosk.public_key)->reveal(), key.reveal()));
    CHECK(shared_key_at_client(kiosk, BoxPublicKey{}).error().fault == Fault::damaged);
    CHECK(shared_key_at_server(hub, BoxPublicKey{}).error().fault == Fault::damaged);
}

TEST_CASE("What is sealed once opens with its key and in its context alone") {
    test::SeededEntropy entropy;
    const Secret key = make_lock_key(entropy);
    Bytes sealed = seal_once(as_bytes("Jembatan putus"), key, as_bytes("header"));
    CHECK(sealed.size() == 14 + 16);
    CHECK(as_text(*open_once(sealed, key, as_bytes("header"))) == "Jembatan putus");
    CHECK(open_once(sealed, key, as_bytes("Header")).error().fault == Fault::damaged);
    CHECK(open_once(sealed, subkey(key, 1, "contexts"), as_bytes("header")).error().fault == Fault::damaged);
    sealed.back() ^= 1;
    CHECK(open_once(sealed, key, as_bytes("header")).error().fault == Fault::damaged);
    CHECK(open_once({}, key, {}).error().fault == Fault::damaged);
}

TEST_CASE("A locked text opens only with its key and in its own place") {
    test::SeededEntropy entropy;
    const Secret key = make_lock_key(entropy);
    const Bytes locked = lock(as_bytes("BTM2-00427-P"), key, "slip", entropy);
    CHECK(as_text(*unlock(locked, key, "slip")) == "BTM2-00427-P");
    CHECK(unlock(locked, key, "other").error().fault == Fault::damaged);
    CHECK(unlock(locked, make_lock_key(entropy), "slip").error().fault == Fault::damaged);
}

TEST_CASE("A signature holds for its message and its signer alone") {
    test::SeededEntropy entropy;
    const SignKeys counter = make_sign_keys(entropy);
    const Signature signature = sign(as_bytes("batch"), counter.secret_key);
    CHECK(is_signed_by(as_bytes("batch"), signature, counter.public_key));
    CHECK_FALSE(is_signed_by(as_bytes("batcH"), signature, counter.public_key));
    CHECK_FALSE(is_signed_by(as_bytes("batch"), signature, make_sign_keys(entropy).public_key));
}

TEST_CASE("Lists of pieces do not collide by moving a border") {
    CHECK(hash_of({as_bytes("ab"), as_bytes("c")}) != hash_of({as_bytes("a"), as_bytes("bc")}));
    CHECK(hash_of({as_bytes("ab"), as_bytes("c")}) == hash_of({as_bytes("ab"), as_bytes("c")}));
    CHECK(parse_hash(hex(hash_of(as_bytes("x")))) == hash_of(as_bytes("x")));
}

TEST_CASE("A key from a code is the same each time, and another for another ticket") {
    const auto key = derive_key("K3VQ9X7M", "BTM2-00427-P");
    CHECK(equal_in_constant_time(key->reveal(), derive_key("K3VQ9X7M", "BTM2-00427-P")->reveal()));
    CHECK_FALSE(equal_in_constant_time(key->reveal(), derive_key("K3VQ9X7M", "BTM2-00428-N")->reveal()));
}

TEST_CASE("A key from a code costs a guesser two passes over 64 MiB") {
    // As the reference program gives it: argon2 SALT -id -t 2 -k 65536 -p 1 -l 32, where SALT is the BLAKE2b of
    // 16 bytes of the number.
    CHECK(hex(derive_key("K3VQ9X7M", "BTM2-00427-P")->reveal()) ==
          "c66f8bf592b030ef6f9f9d18ed0d1b1475af625f203f081481885bcbc90a455f");
}

TEST_CASE("Text forms of bytes are strict") {
    CHECK(*parse_hex("00ff") == Bytes{0, 255});
    CHECK(parse_hex("")->empty());
    CHECK_FALSE(parse_hex("0").has_value());
    CHECK_FALSE(parse_hex("0g").has_value());
    CHECK(*parse_base64url(base64url(as_bytes("loket"))) == to_bytes("loket"));
    CHECK_FALSE(parse_base64url("a b").has_value());
    for (int byte = 0x80; byte <= 0xff; ++byte) CHECK_FALSE(parse_base64url(std::string(4, char(byte))).has_value());
}

TEST_CASE("Base 32 is that of RFC 4648 without padding, and has one form") {
    CHECK(base32({}).empty());
    CHECK(base32(as_bytes("foobar")) == "MZXW6YTBOI");  // RFC 4648, section 10
    CHECK(base32(as_bytes("fooba")) == "MZXW6YTB");
    CHECK(base32(as_bytes("foob")) == "MZXW6YQ");
    CHECK(*parse_base32("MZXW6YQ") == to_bytes("foob"));
    for (const char* text : {"MZXW6YR", "mzxw6yq", "MZXW6YQ=", "M", "MZXW6Y1"}) {
        CAPTURE(text);
        CHECK(parse_base32(text).error().fault == Fault::malformed);
    }
}

TEST_CASE("What others ask for is in their form: base 64 with padding, and SHA-256") {
    CHECK(base64({}).empty());
    CHECK(base64(as_bytes("foob")) == "Zm9vYg==");  // RFC 4648, section 10
    CHECK(base64(Bytes{0xfb, 0xff}) == "+/8=");
    // FIPS 180-2, appendix B.1
    CHECK(hex(sha256_of(as_bytes("abc"))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("Base 64 with padding is read in the one form that it is written in") {
    CHECK(*parse_base64("Zm9vYg==") == to_bytes("foob"));
    CHECK(parse_base64("")->empty());
    for (const char* text : {"Zm9vYg", "Zm9vYg=", "Zm9vYh==", "Zm9v Yg==", "Zm9vYg==\n", "-_8=", "====", "Z"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_base64(text).has_value());
    }
}

TEST_CASE("Bytes that come in pieces have the hash of the whole, wherever they were cut") {
    const Bytes whole = to_bytes("Jalan berlubang di depan pasar.");
    for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
        Hasher hasher;
        hasher.add(BytesView(whole).first(cut));
        hasher.add(BytesView(whole).subspan(cut));
        CHECK(hasher.finish() == hash_of(whole));
    }
    CHECK(Hasher().finish() == hash_of(BytesView()));
}
