// The check of a receipt by whoever has the regency's public key. What is said of it is Indonesian, as on the paper.
#include <fmt/format.h>

#include "kiosk/app/admin.hpp"
#include "provisioning/identity.hpp"
#include "sync/hub/hub_keys.hpp"
#include "sync/wire/proof.hpp"

namespace loket::kiosk {
namespace {

/// "2026-11-23 09.49 WIB"
std::string minute_text(Instant at) {
    const auto [hour, minute] = time_of_day(at);
    return fmt::format("{} {:02}.{:02} WIB", iso8601(date_of(at)), hour, minute);
}

std::string words_for(const sync::Proof& proof) {
    const bool is_sure = proof.clock == sync::ClockTrust::trusted;
    return fmt::format(
        "TANDA TERIMA INI SAH\n"
        "nomor     {}\n"
        "diterima  {}{}\n"
        "kantor    {}, loket {}\n"
        "laporan   {}\n",
        proof.number.text(), minute_text(proof.received_at), is_sure ? "" : " (jam loket belum dipastikan)",
        proof.certificate.office, proof.number.counter.text(), hex(proof.envelope));
}

std::string words_for(Fault fault) {
    const auto not_valid = [](std::string_view why) { return fmt::format("KODE INI TIDAK SAH: {}\n", why); };
    switch (fault) {
        case Fault::damaged: return not_valid("ada yang berubah, atau bukan dari kabupaten ini");
        case Fault::refused: return not_valid("jam penerimaan di luar masa berlaku sertifikat loket");
        default: return not_valid("bukan kode tanda terima yang utuh");
    }
}

}  // namespace

Result<SignPublicKey> parse_regency_key(std::string_view digits) {
    const Bytes bytes = TRY(parse_hex(digits));
    SignPublicKey key;
    if (bytes.size() != key.size()) return fail(Fault::malformed, "a public key has 64 hexadecimal digits");
    std::copy(bytes.begin(), bytes.end(), key.begin());
    return key;
}

Result<SignPublicKey> regency_key_in(const std::filesystem::path& data) {
    if (TRY(provisioning::is_enrolled(data))) return TRY(provisioning::load_identity(data)).hub.sign_key;
    return TRY(sync::load_hub_keys(data)).sign.public_key;
}

Finding verify_receipt(std::string_view code, const SignPublicKey& regency) {
    const auto proof = sync::read_proof(code, regency);
    if (!proof) return {Finding::State::not_in_order, words_for(proof.error().fault)};
    return {Finding::State::in_order, words_for(*proof)};
}

}  // namespace loket::kiosk
