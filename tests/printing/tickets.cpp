#include "tests/printing/tickets.hpp"

#include <doctest/doctest.h>

namespace loket::printing::test {

Draft draft_of_a_bridge() {
    Draft draft;
    draft.kind = Kind::pengaduan;
    draft.topic = "road";
    draft.story =
        "Jembatan gantung di Dusun III putus sejak hari Sabtu.\nAnak sekolah harus memutar lewat hutan sejauh 4 km, "
        "dan "
        "yang sakit tidak dapat dibawa ke puskesmas. NIK ketua RT 1606010101700002. Mohon segera diperbaiki.";
    draft.village = "16.06.06.2001";
    draft.place_detail = "dekat SD Negeri 2";
    draft.identity = Identity::open;
    draft.person = {.name = "Siti Rohmah", .nik = "1606015708850001", .address = "", .phone = "081200000001"};
    draft.consent = Consent{.notice_version = "2026-11", .agreed_at = captured_at()};
    return draft;
}

Instant captured_at() { return *parse_iso8601("2026-11-23T02:42:00.000Z"); }

Office office_of_babat_toman() {
    return {.name = "Kantor Kecamatan Babat Toman", .officer = "Hendra Saputra", .tracking = "lapor.example.go.id"};
}

Ticket ticket_of(const Draft& draft, const Office& office) {
    const auto report = validate(draft, date_of(captured_at()));
    REQUIRE_MESSAGE(report.has_value(), (report ? "" : text_of(report.error())));
    const TicketNumber number{*Counter::parse("BTM2"), 427};
    return make_ticket(*report, number, Secret(std::string_view("K3VQ9X7M")), captured_at(), office,
                       Calendar::built_in());
}

}  // namespace loket::printing::test
