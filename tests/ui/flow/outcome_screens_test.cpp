// What comes after Send, and the way back to a report, as whole texts.
#include <doctest/doctest.h>

#include "tests/ui/flow/player.hpp"

using namespace loket;
using namespace loket::ui;

namespace {

std::string text_of(const Player& resident) { return loket::ui::text_of(resident.view()); }

}  // namespace

TEST_CASE("After Send: a short wait, then the number") {
    Player resident;
    resident.go_to_review().touch("consent").touch("send");
    CHECK(text_of(resident) == R"(screen: filing
office: Kantor Kecamatan Babat Toman
link: Luring · tersimpan aman
time: 09.42
title: Menyimpan laporan Anda
[language] Bahasa
[text_size] Huruf
[contrast] Kontras
[listen] Dengarkan
[officer] Panggil petugas
)");

    Player served;
    served.facts.link = Facts::Link::online;
    served.file().happens(PrintChanged{ticket_number(), PrintState::confirmed});
    CHECK(text_of(served) == R"(screen: filed
office: Kantor Kecamatan Babat Toman
link: Tersambung
time: 09.42
title: Laporan Anda sudah tercatat
subtitle: Tersimpan aman di loket ini dan sedang dikirim ke Pemerintah Kabupaten — tanpa Anda perlu kembali.
print: Ambil tanda terima
    detail: di bawah layar
due: Diselesaikan paling lambat
    detail: Jumat, 11 Desember 2026
[done] Selesai
[print_again] Cetak lagi
countdown: Layar kembali ke awal dalam 60 detik
ticket: PEMERINTAH KAB. MUSI BANYUASIN
    office: Kantor Kecamatan Babat Toman
    Nomor laporan: BTM2-00427-P
    qr: BTM2-00427-P
    Kode rahasia: K3VQ-9X7M
    Diterima: 23 Nov 2026 09.42
    Jenis: Pengaduan
    Topik: Jalan & jembatan
[language] Bahasa
[text_size] Huruf
[contrast] Kontras
[listen] Dengarkan
[officer] Panggil petugas
)");
}

TEST_CASE("The same in English, with a receipt that did not come out") {
    Player resident;
    resident.touch("language").touch("language.en").file().happens(PrintChanged{ticket_number(), PrintState::failed});
    CHECK(text_of(resident) == R"(screen: filed
office: Kantor Kecamatan Babat Toman
link: Offline · safely kept
time: 09:42
title: Your report is recorded
subtitle: Safely kept at this counter. It goes to the regency as soon as there is a connection — you need not come back.
print: The receipt was not printed
    detail: Write down or photograph the number and the secret code. The receipt can be printed later from Check my report.
due: To be resolved by
    detail: Friday, 11 December 2026
[done] Finish
[print_again] Print again
countdown: The screen returns to the start in 60 seconds
ticket: MUSI BANYUASIN REGENCY
    office: Kantor Kecamatan Babat Toman
    Report number: BTM2-00427-P
    qr: BTM2-00427-P
    Secret code: K3VQ-9X7M
    Received: 23 Nov 2026 09:42
    Kind: Complaint
    Topic: Roads & bridges
[language] Bahasa / Language
[text_size] Text size
[contrast] Contrast
[listen] Listen
[officer] Call an officer
)");
}

TEST_CASE("Number and code of a receipt are asked for") {
    Player resident;
    resident.touch("status").type("BTM2");
    CHECK(text_of(resident) == R"(screen: status_entry
office: Kantor Kecamatan Babat Toman
link: Luring · tersimpan aman
time: 09.42
title: Cek laporan Anda
subtitle: Nomor dan kode rahasia ada pada tanda terima.
* [field.ticket_number] Nomor laporan: BTM2
  [field.secret_code] Kode rahasia: (8 huruf dan angka, misalnya K3VQ-9X7M)
[look_up] Lihat status
keys: 1 2 3 4 5 6 7 8 9 0 key.backspace
keys: Q W E R T Y U I O P -
keys: A S D F G H J K L key.enter
keys: Z X C V B N M Selesai
[language] Bahasa
[text_size] Huruf
[contrast] Kontras
[listen] Dengarkan
[officer] Panggil petugas
[back] Kembali
)");
}
