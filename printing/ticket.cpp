#include "printing/ticket.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "kiosk/report/nik.hpp"
#include "kiosk/report/region.hpp"
#include "kiosk/report/topic.hpp"
#include "printing/paper_words.hpp"

namespace loket::printing {
namespace {

/// About four lines on a roll of 80 mm: enough for the resident to know the report again.
constexpr std::size_t kDescriptionCharacters = 140;
/// A ticket of the longest allowed texts has 4 KiB.
constexpr std::size_t kJsonMaximum = 16 * 1024;

/// The members of a ticket that are plain text, with their names in JSON.
constexpr std::pair<const char*, std::string Ticket::*> kTexts[] = {
    {"regency", &Ticket::regency},
    {"office", &Ticket::office},
    {"number", &Ticket::number},
    {"received", &Ticket::received},
    {"kind", &Ticket::kind},
    {"topic", &Ticket::topic},
    {"complainant", &Ticket::complainant},
    {"description", &Ticket::description},
    {"attached", &Ticket::attached},
    {"place", &Ticket::place},
    {"due", &Ticket::due},
    {"follow_up", &Ticket::follow_up},
    {"officer", &Ticket::officer},
    {"notice", &Ticket::notice},
    {"proof", &Ticket::proof},
    {"copy", &Ticket::copy},
};

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::pengaduan: return "Pengaduan";
        case Kind::aspirasi: return "Aspirasi";
        case Kind::permintaan_informasi: return "Permintaan informasi";
    }
    return "";
}

/// What a resident typed, fit for paper that others may see.
std::string shown(std::string_view typed) { return one_line(mask_niks_in(typed)); }

std::string complainant_of(const Draft& content) {
    switch (content.identity.value_or(Identity::none)) {
        case Identity::none: return "Tanpa identitas";
        case Identity::anonymous: return "Anonim";
        case Identity::open: break;
    }
    std::string lines = shown(content.person.name);
    if (!content.person.nik.empty()) lines += "\nNIK " + mask_nik(content.person.nik);
    if (!content.person.phone.empty()) lines += "\nTelp. " + mask_phone(content.person.phone);
    return lines;
}

std::string description_of(const Draft& content) {
    const std::size_t length = count_characters(content.story).value_or(0);
    if (length == 0) return "Disampaikan dengan suara";
    if (content.publicity == Publicity::confidential)
        return fmt::format("Rahasia, tidak dicetak ({}\u00A0huruf)", length);
    return fmt::format("“{}” ({}\u00A0huruf)", first_words(shown(content.story), kDescriptionCharacters), length);
}

std::string attached_of(const Draft& content) {
    const auto count = [&](MediaType type) { return std::ranges::count(content.attachments, type, &Attachment::type); };
    std::string words;
    if (const auto photos = count(MediaType::jpeg); photos > 0) words = fmt::format("{} foto", photos);
    if (count(MediaType::ogg) > 0) words += words.empty() ? "rekaman suara" : ", rekaman suara";
    return words;
}

std::string place_of(const Draft& content) {
    std::string lines = content.village.empty() ? "" : full_name_of(content.village);
    const std::string detail = shown(content.place_detail);
    if (detail.empty() || content.publicity == Publicity::confidential) return lines;
    return lines.empty() ? detail : lines + "\n" + detail;
}

std::string due_of(Kind kind, Instant captured_at, const Calendar& calendar) {
    const int days = answer_due_in_working_days(kind);
    const auto date = calendar.after(date_of(captured_at), days);
    return date ? long_date(*date) : fmt::format("{} hari kerja", days);
}

std::string follow_up_of(const Office& office) {
    std::string text = "Masukkan nomor dan kode rahasia di layar loket ini";
    if (!office.tracking.empty()) text += " atau di " + one_line(office.tracking);
    return text + ", atau tanyakan kepada petugas.";
}

}  // namespace

Ticket make_ticket(const Report& report, const TicketNumber& number, const Secret& code, Instant captured_at,
                   const Office& office, const Calendar& calendar) {
    const Draft& content = report.content();
    const Topic* topic = find_topic(content.topic);
    Ticket ticket{
        .regency = one_line(office.regency),
        .office = one_line(office.name),
        .number = number.text(),
        .code = spaced(code),
        .received = moment(captured_at),
        .kind = std::string(name_of(content.kind)),
        .topic = topic == nullptr ? content.topic : std::string(topic->name_id),
        .complainant = complainant_of(content),
        .description = description_of(content),
        .attached = attached_of(content),
        .place = place_of(content),
        .due = due_of(content.kind, captured_at, calendar),
        .follow_up = follow_up_of(office),
        .officer = one_line(office.officer),
        .notice = content.consent ? one_line(content.consent->notice_version) : "",
        .proof = {},
        .copy = {},
    };
    return ticket;
}

void mark_copy(Ticket& ticket, int ordinal, Instant printed_at) {
    ticket.copy = fmt::format("SALINAN · cetak ulang ke-{}\n{}", ordinal, moment(printed_at));
}

Secret to_json(const Ticket& ticket) {
    auto json = nlohmann::json::object();
    for (const auto& [name, member] : kTexts) json[name] = ticket.*member;
    json["code"] = ticket.code.reveal_text();
    std::string text = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    for (auto& member : json) loket::wipe(member.get_ref<std::string&>());
    Secret secret{std::string_view(text)};
    loket::wipe(text);
    return secret;
}

Result<Ticket> ticket_from_json(std::string_view text) {
    if (text.size() > kJsonMaximum) return fail(Fault::too_large, "ticket over 16 KiB");
    // The accepted depth is one object: anything deeper is refused member by member while it is read.
    const auto flat = [](int depth, nlohmann::json::parse_event_t, nlohmann::json&) { return depth <= 1; };
    auto json = nlohmann::json::parse(text, flat, false);
    // Of a ticket that was kept before receipts were signed, or before there were photos.
    for (const char* newer : {"proof", "attached"}) {
        if (json.is_object() && !json.contains(newer)) json[newer] = "";
    }
    if (!json.is_object() || json.size() != std::size(kTexts) + 1) return fail(Fault::malformed, "not a ticket");
    for (const auto& member : json) {
        if (!member.is_string()) return fail(Fault::malformed, "not a ticket: a member that is no text");
    }
    Ticket ticket;
    for (const auto& [name, member] : kTexts) {
        const auto found = json.find(name);
        if (found == json.end()) return fail(Fault::malformed, "not a ticket: a member is missing", name);
        ticket.*member = found->get_ref<const std::string&>();
    }
    const auto code = json.find("code");
    if (code == json.end()) return fail(Fault::malformed, "not a ticket: a member is missing", "code");
    ticket.code = Secret(std::string_view(code->get_ref<const std::string&>()));
    for (auto& member : json) loket::wipe(member.get_ref<std::string&>());
    return ticket;
}

void wipe(Ticket& ticket) {
    for (const auto& [name, member] : kTexts) loket::wipe(ticket.*member);
    ticket.code = Secret();
}

}  // namespace loket::printing
