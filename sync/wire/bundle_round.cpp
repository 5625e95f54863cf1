#include "sync/wire/bundle_round.hpp"

#include <algorithm>

#include "sync/wire/batch.hpp"
#include "sync/wire/bundle_file.hpp"
#include "sync/wire/feed.hpp"

namespace loket::sync {
namespace {

/// The answer to one bundle. Its file is begun with the first answer, so that a round without any leaves an older
/// answer alone. A stick that is full or locked takes no answer, and still brings its batches.
class AnswerFile {
public:
    explicit AnswerFile(std::filesystem::path path) : path_(std::move(path)) {}

    void add_receipt(BytesView batch, BytesView receipt) {
        add({{BundleKind::batch, batch}, {BundleKind::receipt, receipt}});
    }
    void add_page(BytesView page) { add({{BundleKind::feed_page, page}}); }
    /// For an answer that did not become whole: an older one may be, and then this one is dropped.
    void yield_to_older() {
        std::error_code unreadable;
        if (std::filesystem::exists(path_, unreadable)) writer_.reset();
    }
    /// The file's name, empty when no answer is in it.
    Result<std::string> finish() {
        if (writer_) {
            if (const auto finished = writer_->finish(); !finished) give_up(finished.error());
        }
        if (failed_) return tl::unexpected(*failed_);
        return writer_ ? path_.filename().string() : std::string();
    }

private:
    using Entries = std::initializer_list<std::pair<BundleKind, BytesView>>;

    void add(Entries entries) {
        if (failed_) return;
        if (const auto written = write(entries); !written) give_up(written.error());
    }
    Result<void> write(Entries entries) {
        if (!writer_) writer_.emplace(TRY(BundleWriter::begin(path_)));
        std::size_t bytes = 0;
        for (const auto& [kind, content] : entries) bytes += content.size();
        // What does not fit stays unanswered on this stick: its reports wait, and come again.
        if (!writer_->has_room_for(bytes)) return {};
        for (const auto& [kind, content] : entries) TRY(writer_->add(kind, content));
        return {};
    }
    void give_up(const Error& error) {
        writer_.reset();
        failed_ = error;
    }

    std::filesystem::path path_;
    std::optional<BundleWriter> writer_;
    std::optional<Error> failed_;
};

/// The most bytes that an entry for the hub may have; nothing for one that is not for the hub.
std::optional<std::size_t> bound_of(BundleKind kind) {
    switch (kind) {
        case BundleKind::batch: return kBatchMaximum;
        case BundleKind::file: return kBundleEntryMaximum;
        case BundleKind::feed_request: return kFeedRequestMaximum;
        case BundleKind::receipt:
        case BundleKind::feed_page: break;
    }
    return std::nullopt;
}

/// Fails when the round ends here.
Result<void> ask_for(const BundleEntry& entry, const AskHub& ask, AnswerFile& answer, BundleRound::Visit& visit) {
    const auto bound = bound_of(entry.kind);
    if (!bound || (entry.kind == BundleKind::feed_request && visit.pages == kRequestsAnswered)) return {};
    if (entry.content.size() > *bound) {
        ++visit.refused["too_large"];
        return {};
    }
    const auto said = ask(entry.kind, entry.content);
    if (!said && said.error().fault == Fault::refused) {
        ++visit.refused[said.error().detail];
        return {};
    }
    if (!said) return tl::unexpected(said.error());
    if (entry.kind == BundleKind::batch) {
        ++visit.answered;
        answer.add_receipt(entry.content, *said);
    } else if (entry.kind == BundleKind::feed_request) {
        ++visit.pages;
        answer.add_page(*said);
    } else {
        ++visit.files;
    }
    return {};
}

/// Fails when the round ends here.
Result<void> visit_bundle(const std::filesystem::path& path, const AskHub& ask, BundleRound::Visit& visit) {
    const auto file = InputFile::open(path);
    if (!file) {
        visit.unreadable = file.error();
        return {};
    }
    BundleReader reader(source_of(*file));
    auto answer_path = path;
    AnswerFile answer(answer_path.replace_extension(".down"));
    Result<void> asked;
    while (asked) {
        const auto entry = reader.next();
        if (!entry) break;
        asked = ask_for(*entry, ask, answer, visit);
    }
    visit.damaged_places = reader.damaged_places();
    if (!asked) answer.yield_to_older();
    const auto finished = answer.finish();
    if (finished) visit.answer = *finished;
    if (!finished) visit.unanswerable = finished.error();
    return asked;
}

std::string line_of(const BundleRound::Visit& visit) {
    if (visit.unreadable) return visit.file + ": WRONG: " + visit.unreadable->detail + "\n";
    std::string line = visit.file + ": " + counted(visit.answered, "batch", "batches") + " answered";
    if (visit.files > 0) line += ", " + counted(visit.files, "file", "files") + " taken";
    for (const auto& [code, count] : visit.refused) line += ", " + std::to_string(count) + " refused: " + code;
    if (visit.damaged_places > 0) line += ", damaged in " + counted(visit.damaged_places, "place", "places");
    if (!visit.answer.empty()) line += "; receipts in " + visit.answer;
    if (visit.unanswerable) line += "; WRONG: no answer on the stick: " + visit.unanswerable->text();
    return line + "\n";
}

}  // namespace

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

bool BundleRound::Visit::is_in_order() const {
    return answered > 0 && refused.empty() && damaged_places == 0 && !unanswerable && !unreadable;
}

bool BundleRound::is_in_order() const {
    return !stopped &&
           std::all_of(visits.begin(), visits.end(), [](const Visit& visit) { return visit.is_in_order(); });
}

std::string BundleRound::text() const {
    std::string text;
    for (const Visit& visit : visits) text += line_of(visit);
    if (stopped) return text + "WRONG: " + stopped->text() + "\nRun the same command again; nothing is lost by it.\n";
    if (visits.empty()) return "there is no bundle in this folder\n";
    const bool has_answers =
        std::any_of(visits.begin(), visits.end(), [](const Visit& visit) { return !visit.answer.empty(); });
    if (has_answers) text += "The stick may be taken out; bring it back to the counters.\n";
    if (!is_in_order()) text += "What was not answered waits at its counter; a new export brings it.\n";
    return text;
}

Result<BundleRound> go_round(const std::filesystem::path& folder, const AskHub& ask) {
    const auto bundles = TRY(bundles_in(folder, Bound::hub));
    const FolderHold hold = TRY(hold_folder(folder));
    BundleRound round;
    for (const auto& path : bundles) {
        round.visits.push_back({.file = path.filename().string()});
        const auto visited = visit_bundle(path, ask, round.visits.back());
        if (visited) continue;
        round.stopped = visited.error();
        break;
    }
    return round;
}

}  // namespace loket::sync
