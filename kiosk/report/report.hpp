// A report as it will be handled: valid by construction, because only `validate` makes one. What is stored and sent is
// its JSON form, whose members stand in sync/PROTOCOL.md.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/report/draft.hpp"
#include "kiosk/report/problem.hpp"

namespace loket {

/// Characters are Unicode code points. Real complaints: median 204, 99% under 1,902, longest 8,471 (12,530 complaints).
inline constexpr std::size_t kStoryMinimum = 10;
inline constexpr std::size_t kStoryMaximum = 10'000;
inline constexpr std::size_t kPlaceDetailMaximum = 200;
inline constexpr std::size_t kNameMaximum = 100;
inline constexpr std::size_t kAddressMaximum = 200;
inline constexpr std::size_t kNoticeVersionMaximum = 40;
/// Attachments of one report.
inline constexpr int kPhotosMaximum = 5;
inline constexpr int kVoicesMaximum = 1;
/// Events before this year are typing errors.
inline constexpr int kEarliestEventYear = 1945;

/// Its text is overwritten in memory when it goes.
class Report {
public:
    Report(const Report&) = default;
    Report(Report&&) = default;
    Report& operator=(const Report&) = default;
    Report& operator=(Report&&) = default;
    ~Report() { wipe(content_); }

    const Draft& content() const { return content_; }

    bool operator==(const Report&) const = default;

private:
    friend tl::expected<Report, Problems> validate(const Draft& draft, Date today);
    explicit Report(Draft content) : content_(std::move(content)) {}
    Draft content_;
};

/// All problems of a draft, at most one a field, in the order of the screens; a Report when there are none. White space
/// at both ends of texts is taken off, and spaces, dots and dashes inside NIK and phone; in a name, an address or a
/// place a line break becomes a space. Without identity (`none`) the person is dropped. A missing topic becomes
/// "other". The village may be empty only for an information request.
tl::expected<Report, Problems> validate(const Draft& draft, Date today);
/// Only the problems of the fields of one screen, for showing them while the resident is there.
Problems problems_of(const Draft& draft, Date today, std::initializer_list<Field> fields);

/// Its canonical JSON: members sorted, no spaces, UTF-8. Everything that was typed, and nothing else: what was left
/// empty has no member.
///
///     {"addressee":"office_in_charge","consent":{"agreed_at":"2026-11-23T02:42:07.123Z","notice_version":"1"},
///      "event_date":"2026-11-20","identity":"open","kind":"pengaduan","person":{"address":"Jl. Merdeka 1",
///      "name":"Siti Aminah","nik":"1606016501800001","phone":"081200000001"},"place_detail":"dekat jembatan",
///      "publicity":"ordinary","story":"...","topic":"road","village":"16.06.01.2001"}
///
/// With photos or a voice also "attachments":[{"hash":"...","key":"...","size":203011,"type":"image/jpeg"}].
std::string to_json(const Report& report);
/// Reads what `to_json` writes. Bounded: 256 KiB, depth 8. Fails with malformed, too_large, or refused when the content
/// would not pass `validate` on `captured`, the day it was captured.
///
/// Older and newer ones understand each other: a member that is absent is empty, and an unknown member is passed over,
/// because a hub that is behind its kiosks must not turn reports away; whoever stores a report keeps its original
/// bytes, so nothing is lost by it. An unknown word of a known member is malformed: what changes who may see a report
/// must therefore become a new word of `identity`, `publicity` or `addressee`, never a new member.
Result<Report> report_from_json(std::string_view json, Date captured);

/// The number of Unicode code points; nothing when it is not UTF-8.
std::optional<std::size_t> count_characters(std::string_view text);

}  // namespace loket
