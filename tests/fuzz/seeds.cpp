// loket-fuzz-seeds: what each fuzz target begins with, made of the samples of the house, so that a changed format gets
// new seeds by one command and no binary file has to be believed.
//
// `loket-fuzz-seeds DIR` writes DIR/TARGET/NAME. With --check it writes nothing and prints each file that is missing,
// different or nobody's; exit status 0 only if there is none.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <map>

#include "kiosk/base/files.hpp"
#include "kiosk/devices/media_wire.hpp"
#include "printing/cups_raster.hpp"
#include "provisioning/settings.hpp"
#include "sync/wire/bundle.hpp"
#include "sync/wire/compression.hpp"
#include "sync/wire/http.hpp"
#include "sync/wire/signed_text.hpp"
#include "sync/wire/tus.hpp"
#include "tests/support/residents.hpp"
#include "tests/sync/wire/samples.hpp"

namespace fs = std::filesystem;
using namespace loket;
using namespace loket::sync;

namespace {

/// By path below the folder: "batch/empty".
using Seeds = std::map<fs::path, Bytes>;

constexpr std::size_t kSeedMaximum = 64 * 1024;

const test::Hub kHub = test::sample_hub();
const SignKeys kDevice = test::sample_device();
const Secret& kHubKey = kHub.sign_keys.secret_key;

Bytes body_of(BytesView message) { return split_signed(message, message.size())->body; }

void add_messages(Seeds& seeds) {
    const Bytes batch = encode(test::sample_batch(kHub, kDevice), kDevice.secret_key);
    seeds["batch/two_reports"] = batch;
    seeds["batch/body"] = body_of(batch);
    seeds["batch/empty"] = encode(test::sample_batch(kHub, kDevice, 0), kDevice.secret_key);
    seeds["envelope/report"] = encode(test::sample_sealed(kHub));
    seeds["envelope/short"] = encode(test::sample_envelope(kHub));
    seeds["opening/of_a_day"] = encode(test::sample_ratchet(kHub).opening());
    const FeedPage page = test::sample_page(kDevice);
    seeds["feed/page"] = body_of(encode(page, kHubKey));
    seeds["feed/request"] = body_of(encode(FeedRequest{page.device, 5, 16'384}, kDevice.secret_key));
    for (const Bytes& item : page.items) {
        const std::string key = key_of(decode_item(item).value().value());
        seeds["feed/" + (key.empty() ? "status" : key.substr(0, key.find('/')))] = item;
    }
    Bytes bundle = encode_entry(BundleKind::batch, seeds["batch/empty"]);
    const Bytes answer = encode_entry(BundleKind::receipt, encode(test::sample_receipt(kHub, kDevice), kHubKey));
    bundle.insert(bundle.end(), answer.begin(), answer.end());
    seeds["bundle/two_entries"] = bundle;
    const Hash photo = hash_of(as_bytes("photo"));
    seeds["tus/path"] = to_bytes(file_path(photo));
    seeds["tus/count"] = to_bytes("200041");
    seeds["tus/metadata"] = to_bytes("filename Zm90by5qcGc=," + upload_metadata(photo));
    seeds["tus/checksum"] = to_bytes(encode(UploadChecksum{ChecksumAlgorithm::sha256, Bytes(32, 7)}));
    const Proof proof = test::sample_proof(kHub, kDevice);
    seeds["proof/code"] = *parse_base32(encode(proof));
    seeds["proof/certificate"] = body_of(encode(proof.certificate));
    seeds["proof/url"] = to_bytes(proof_text(proof, "https://lapor.example.id/lapor"));
    seeds["receipt/two_verdicts"] = body_of(encode(test::sample_receipt(kHub, kDevice), kHubKey));
    for (const RefusalCode code : {RefusalCode::busy, RefusalCode::malformed}) {
        seeds[fs::path("refusal") / code_of(code)] = to_bytes(encode(Refusal{code, "nomor \"7\"\n"}));
    }
}

void add_enrolment(Seeds& seeds) {
    const std::string invitation = encode(test::sample_invitation(kHub), kHubKey);
    seeds["enrolment/invitation_text"] = to_bytes(invitation);
    seeds["enrolment/invitation"] = body_of(*parse_base64url(invitation.substr(invitation.find('.') + 1)));
    seeds["enrolment/request"] = body_of(encode(EnrolmentRequest{invitation, kHub.sign_keys.public_key}, kHubKey));
    const Welcome welcome{device_id(kHub.sign_keys.public_key), test::sample_stamp().number.counter,
                          test::sample_stamp().captured_at(), 428, test::sample_certificate(kHub, kHub.sign_keys)};
    seeds["enrolment/welcome"] = body_of(encode(welcome, kHubKey));
}

void add_report(Seeds& seeds, const std::string& name, const Report& report) {
    const std::string json = to_json(report);
    seeds[fs::path("report") / name] = to_bytes(json);
    Bytes content = to_bytes(test::sample_code().reveal_text());
    const Bytes frame = compress(as_bytes(json), dictionary(DictionaryId::complaints_1));
    content.insert(content.end(), frame.begin(), frame.end());
    seeds[fs::path("sealed") / name] = content;
}

void add_reports(Seeds& seeds) {
    add_report(seeds, "bridge", test::sample_report());
    for (const Draft& draft : test::make_residents(100, 1)) {
        const std::string name(code_of(*draft.identity));
        const bool is_new = !seeds.contains(fs::path("report") / name);
        if (is_new) add_report(seeds, name, *validate(draft, test::kResidentsDay));
    }
}

void add_typed(Seeds& seeds) {
    seeds["typed/number"] = to_bytes(test::sample_stamp().number.text());
    seeds["typed/code"] = to_bytes(spaced(test::sample_code()).reveal_text());
    seeds["settings/all"] = to_bytes(provisioning::settings_text({}));
    seeds["settings/some"] = to_bytes("[hub]\nconnect_timeout_s = 20\n[printer]\nkind = \"none\"\n");
}

/// The first byte is the language.
void add_speech(Seeds& seeds) {
    seeds["speech/money"] = to_bytes("1Rp 1.500.000,- dan Rp 1,5 juta; 3,75%, 10.000 huruf");
    seeds["speech/dates"] = to_bytes("1Sen 23 Nov, 09.42 WIB 23/11/2026 2026-11-23 UU 27/2022");
    seeds["speech/address"] =
        to_bytes("1Jl. Merdeka No. 14 RT 03/RW 01, Kab. Musi Banyuasin, telp. 0812-0000-0001 dll.");
    seeds["speech/codes"] = to_bytes("1BTM2-00427-P K3VQ-9X7M 1606015503900001 1606XXXXXXXX0001 ****");
    seeds["speech/signs"] = to_bytes("1[[tes]] a\xC2\xB7 b\xE2\x80\xA6 \xF0\x9F\x98\x80 10-15 3 x 24 <&>");
    seeds["speech/english"] = to_bytes("0Mon 23 Nov, 09:05 WIB No. 14 1,500,000 3.5 etc.");
}

void add_printers(Seeds& seeds) {
    const Bytes ready(16, 0x12);  // to four times four questions
    const auto end = [&](Bytes said, std::string_view rest) {
        said.insert(said.end(), rest.begin(), rest.end());
        return said;
    };
    using namespace std::string_view_literals;
    seeds["printer/echo"] = end(ready, "\x37\x22@@@A\0"sv);
    seeds["printer/another_echo"] = end(ready,
                                        "\x37\x22"
                                        "2626\0"sv);
    seeds["printer/paper_ends"] = end(Bytes(4, 0x12), "\x18\0\x0C\x0F\x1A\x32\x12\x7E"sv);
    seeds["picture/dots"] = printing::encode_cups_raster({384, 2, Bytes(96, 0x5A)});
    seeds["picture/narrow"] = printing::encode_cups_raster({8, 1, Bytes(1, 0x5A)});
    seeds["printer/model"] = to_bytes("\x5FTM-T82\0"sv);
}

void add_media(Seeds& seeds) {
    using namespace devices;
    using namespace std::string_view_literals;
    seeds["media/heard"] = encode(MediaNews(Heard{57, 12'300}));
    seeds["media/recorded"] = encode(MediaNews(Recorded{1'000, Secret("OggS")}));
    seeds["media/frame"] = encode(MediaNews(Frame{2, 1, Secret("rgbRGB")}));
    seeds["media/photo"] = encode(MediaNews(Photo{Secret("JFIF"), Frame{1, 1, Secret("rgb")}}));
    seeds["media/code"] = encode(MediaNews(CodeRead{"BTM2-00427-P"}));
    seeds["media/trouble"] = encode(MediaNews(Trouble::sound));
    // A JPEG of 64 x 32 whose Exif says that it was taken upright.
    seeds["media/jpeg"] = to_bytes(
        "\xFF\xD8\xFF\xE1\0\x22"
        "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
        "\xFF\xC0\0\x0B\x08\0\x20\0\x40\x01\x01\x11\0"sv);
}

Seeds make_seeds() {
    Seeds seeds;
    add_messages(seeds);
    add_enrolment(seeds);
    add_reports(seeds);
    add_typed(seeds);
    add_speech(seeds);
    add_printers(seeds);
    add_media(seeds);
    return seeds;
}

int write(const Seeds& seeds, const fs::path& folder) {
    for (const auto& [path, content] : seeds) {
        fs::create_directories((folder / path).parent_path());
        if (!write_file(folder / path, content, FileMode::readable_by_all)) {
            std::fprintf(stderr, "cannot write %s\n", (folder / path).c_str());
            return 1;
        }
    }
    return 0;
}

int check(Seeds seeds, const fs::path& folder) {
    int wrong = 0;
    const auto complain = [&](const char* what, const fs::path& path) {
        std::fprintf(stderr, "%s: %s\n", what, path.c_str());
        wrong = 1;
    };
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const fs::path path = fs::relative(entry.path(), folder);
        const auto made = seeds.extract(path);
        if (!made)
            complain("nobody's", path);
        else if (read_file(entry.path(), kSeedMaximum) != made.mapped())
            complain("different", path);
    }
    for (const auto& [path, content] : seeds) complain("missing", path);
    if (wrong != 0) std::fprintf(stderr, "renew them: loket-fuzz-seeds %s\n", folder.c_str());
    return wrong;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Makes what the fuzz targets begin with");
    fs::path folder;
    bool is_check = false;
    app.add_option("DIR", folder, "tests/fuzz/seeds")->required();
    app.add_flag("--check", is_check, "write nothing; tell what is not as it would be made");
    CLI11_PARSE(app, argc, argv);
    return is_check ? check(make_seeds(), folder) : write(make_seeds(), folder);
}
