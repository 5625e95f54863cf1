// Everything that a receipt says, in its final words. The receipt is an Indonesian legal document (UU 25/2009 Ps 44),
// so the words are Indonesian in every language of the screen. By that law it carries (a) the complainant's identity,
// (b) a description of what is complained of, (c) place and time of receipt, (d) name and signature of the receiving
// official. It is made once, when the report is filed, and waits locked in the store until it is printed, because
// afterwards this device cannot read the report any more.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/base/secret.hpp"
#include "kiosk/report/calendar.hpp"
#include "kiosk/report/report.hpp"
#include "kiosk/report/ticket_number.hpp"

namespace loket::printing {

/// Where and by whom reports are received.
struct Office {
    std::string regency = "PEMERINTAH KAB. MUSI BANYUASIN";
    std::string name;      ///< "Kantor Kecamatan Babat Toman"
    std::string officer;   ///< the duty officer's name; empty when nobody opened the counter
    std::string tracking;  ///< where else the status can be read: a web address; may be empty
};

struct Ticket {
    std::string regency;
    std::string office;
    std::string number;       ///< "BTM2-00427-P"
    Secret code;              ///< "K3VQ-9X7M"
    std::string received;     ///< "23 Nov 2026 09.42 WIB"
    std::string kind;         ///< "Pengaduan"
    std::string topic;        ///< "Jalan & jembatan"
    std::string complainant;  ///< name, masked NIK, masked phone, a line each; "Anonim"; "Tanpa identitas"
    std::string description;  ///< the first words of the story and its length; only the length of a confidential one;
                              ///< that it was spoken, when nothing was written
    std::string attached;   ///< "2 foto, rekaman suara"; may be empty
    std::string place;      ///< the village, and the resident's own words on the next line; may be empty
    std::string due;        ///< "Senin, 14 Desember 2026", or "14 hari kerja" beyond the calendar's end
    std::string follow_up;  ///< how the resident learns more
    std::string officer;    ///< empty: "menunggu pengesahan petugas" is printed
    std::string notice;     ///< the version of the privacy notice that was agreed to; may be empty
    std::string proof;      ///< what the QR code says; empty: the number
    std::string copy;       ///< empty on the original; "SALINAN · cetak ulang ke-2" and the time on the next line
};

/// `captured_at` is the moment of receipt; the working days until an answer is due count from it.
Ticket make_ticket(const Report& report, const TicketNumber& number, const Secret& code, Instant captured_at,
                   const Office& office, const Calendar& calendar);

/// Marks a reprint. `ordinal` is 2 for the first one.
void mark_copy(Ticket& ticket, int ordinal, Instant printed_at);

/// Its JSON form, to be kept locked: it holds the secret code.
Secret to_json(const Ticket& ticket);
/// Reads what `to_json` writes. Fails with too_large (over 16 KiB) or malformed.
Result<Ticket> ticket_from_json(std::string_view json);

/// Overwrites all of its text in memory and leaves it empty.
void wipe(Ticket& ticket);

}  // namespace loket::printing
