#include "sync/hub/attachments.hpp"

#include "kiosk/base/files.hpp"
#include "kiosk/report/report.hpp"
#include "sync/wire/file_seal.hpp"

namespace loket::sync {
namespace {

/// The name's end that programs know a file by.
std::string_view ending_of(MediaType type) { return type == MediaType::jpeg ? ".jpg" : ".ogg"; }

}  // namespace

Result<TakenOut> take_out_files(Registry& registry, const FileShelf& shelf, const TicketNumber& number,
                                const std::filesystem::path& folder) {
    std::optional<Result<Report>> report;
    TRY(registry.each_report([&](const StoredReport& stored) {
        if (stored.stamp.number != number) return;
        report = report_from_json(stored.content, date_of(stored.stamp.captured_at()));
    }));
    if (!report) return fail(Fault::not_found, "no such report is stored", number.text());
    const Report found = TRY(std::move(*report));
    TakenOut out;
    for (std::size_t i = 0; const Attachment& attachment : found.content().attachments) {
        ++i;
        const auto announced = TRY(registry.find_file(attachment.hash));
        if (!announced || !announced->arrived_at) {
            ++out.missing;
            continue;
        }
        const Bytes ciphertext = TRY(read_file(shelf.path_of(attachment.hash), kFileMaximum));
        const Secret content(TRY(open_file(ciphertext, attachment)));
        const auto name = number.text() + "-" + std::to_string(i) + std::string(ending_of(attachment.type));
        TRY(write_file(folder / name, content.reveal(), FileMode::private_to_owner));
        out.files.push_back(folder / name);
    }
    return out;
}

}  // namespace loket::sync
