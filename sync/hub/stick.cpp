#include "sync/hub/stick.hpp"

namespace loket::sync {
namespace {

/// Tables that are locked have been waited for already, some seconds each time.
constexpr int kTriesWhileBusy = 3;

/// The receipt in the response, or why there is none.
Result<Bytes> receipt_in(Response response) {
    if (response.status == 200) return std::move(response.body);
    const auto refusal = TRY(decode_refusal(response.body));
    switch (refusal.code) {
        case RefusalCode::busy:
        case RefusalCode::slow_down: return fail(Fault::busy, refusal.message);
        case RefusalCode::internal: return fail(Fault::io, refusal.message);
        default: return fail(Fault::refused, std::string(code_of(refusal.code)));
    }
}

Result<Bytes> ask(Intake& intake, BytesView batch) {
    const Request request{"POST", std::string(kBatchPath), std::string(kBatchType), {batch.begin(), batch.end()}};
    for (int tries = 1;; ++tries) {
        auto receipt = receipt_in(intake.handle(request));
        if (receipt || receipt.error().fault != Fault::busy || tries == kTriesWhileBusy) return receipt;
    }
}

}  // namespace

bool StickImport::is_in_order() const {
    return round.is_in_order() && verdicts[std::size_t(Verdict::conflict)] == 0 &&
           verdicts[std::size_t(Verdict::refused)] == 0;
}

std::string StickImport::text() const {
    std::string text = round.text() + "reports:";
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        text += (i == 0 ? " " : ", ") + std::to_string(verdicts[i]) + " " + std::string(code_of(Verdict(i)));
    }
    return text + "\n";
}

Result<StickImport> import_stick(Intake& intake, const SignPublicKey& hub, const std::filesystem::path& folder) {
    StickImport import;
    const auto judged = [&](BytesView batch) -> Result<Bytes> {
        Bytes receipt = TRY(ask(intake, batch));
        const auto read = TRY(decode_receipt(receipt, hub));
        for (const Judgement& judgement : read.judgements) ++import.verdicts[std::size_t(judgement.verdict)];
        return receipt;
    };
    import.round = TRY(go_round(folder, judged));
    return import;
}

}  // namespace loket::sync
