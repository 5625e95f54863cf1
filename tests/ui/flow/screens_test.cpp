// The first screen and the five steps as whole texts, as a resident meets them.
#include <doctest/doctest.h>

#include "tests/ui/flow/player.hpp"

using namespace loket;
using namespace loket::ui;

namespace {

std::string text_of(const Player& resident) { return loket::ui::text_of(resident.view()); }

}  // namespace

TEST_CASE("The first screen asks one question and has four answers") {
    const Player resident;
    CHECK(text_of(resident) == R"(screen: welcome
office: Kantor Kecamatan Babat Toman
link: Luring · tersimpan aman
time: 09.42
title: Selamat datang.|Apa yang ingin Anda sampaikan?
subtitle: Gratis. Tidak perlu akun. Anda menerima nomor dan tanda terima.
  [kind.pengaduan] Pengaduan Ada layanan atau fasilitas yang bermasalah
  [kind.aspirasi] Aspirasi Usul dan harapan untuk Muba
  [kind.permintaan_informasi] Permintaan informasi Bertanya kepada pemerintah
  [status] Cek laporan saya Dengan nomor dan kode pada tanda terima
[language] Bahasa
[text_size] Huruf
[contrast] Kontras
[listen] Dengarkan
[officer] Panggil petugas
)");
}

TEST_CASE("Step 1: twelve topics and a way out for the unsure") {
    Player resident;
    resident.touch("kind.pengaduan").touch("topic.road");
    CHECK(text_of(resident) == R"(screen: topic
office: Kantor Kecamatan Babat Toman
link: Luring · tersimpan aman
time: 09.42
> Topik
- Cerita
- Tempat
- Identitas
- Periksa
title: Tentang apa pengaduan Anda?
* [topic.road] Jalan & jembatan
  [topic.water] Air bersih
  [topic.power] Listrik
  [topic.waste] Sampah
  [topic.health] Kesehatan
  [topic.school] Sekolah
  [topic.identity] KTP & KK
  [topic.welfare] Bantuan sosial
  [topic.farming] Pertanian
  [topic.environment] Lingkungan
  [topic.order] Keamanan
  [topic.office] Pelayanan kantor
  [topic.other] Topik lain, atau saya tidak yakin
[language] Bahasa
[text_size] Huruf
[contrast] Kontras
[listen] Dengarkan
[officer] Panggil petugas
[back] Kembali
[cancel] Batal
[next] Lanjut
)");
}

TEST_CASE("Step 2: the story, what it should tell, and the keyboard") {
    Player resident;
    resident.choose_topic().type("Jembatan kayu putus sejak Senin.");
    CHECK(text_of(resident) == R"(screen: story
office: Kantor Kecamatan Babat Toman
link: Luring · tersimpan aman
time: 09.42
x Topik
> Cerita
- Tempat
- Identitas
- Periksa
title: Ceritakan kejadiannya
* [field.story] Cerita: Jembatan kayu putus sejak Senin.
    note: 32 dari 10.000 huruf
hints: Agar cepat ditangani, sebutkan:
  x Apa yang terjadi
  x Sejak kapan
  - Siapa yang terdampak
keys: q w e r t y u i o p key.backspace
keys: a s d f g h j k l key.enter
keys: key.shift z x c v b n m , . ?
keys: ?123 ABC spasi hapus kata Selesai
[language] Bahasa
[text_size] Huruf
[contrast] Kontras
[listen] Dengarkan
[officer] Panggil petugas
[back] Kembali
[cancel] Batal
[next] Lanjut
)");
}

TEST_CASE("Step 3: the villages of this kecamatan, or those of another") {
    Player resident;
    resident.choose_topic().tell_story().touch("village.16.06.06.1039");
    CHECK(text_of(resident) == R"(screen: place
office: Kantor Kecamatan Babat Toman
link: Luring · tersimpan aman
time: 09.42
x Topik
x Cerita
> Tempat
- Identitas
- Periksa
title: Di desa atau kelurahan mana?
kecamatan: Kecamatan Babat Toman
[change_kecamatan] Ganti kecamatan
  [village.16.06.06.1038] Babat Kelurahan
* [village.16.06.06.1039] Mangun Jaya Kelurahan
  [village.16.06.06.2001] Sereka Desa
  [village.16.06.06.2002] Sugi Raya Desa
  [village.16.06.06.2003] Sugi Waras Desa
  [village.16.06.06.2004] Beruge Desa
  [village.16.06.06.2005] Muara Punjung Desa
  [village.16.06.06.2007] Bangun Sari Desa
  [village.16.06.06.2008] Toman Desa
  [village.16.06.06.2009] Kasmaran Desa
  [village.16.06.06.2022] Sungai Angit Desa
  [village.16.06.06.2023] Srimulyo Desa
page: Halaman 1 dari 2
[page.previous] Sebelumnya (disabled)
[page.next] Berikutnya
[language] Bahasa
[text_size] Huruf
[contrast] Kontras
[listen] Dengarkan
[officer] Panggil petugas
[back] Kembali
[cancel] Batal
[next] Lanjut
)");
    resident.touch("change_kecamatan");
    CHECK(text_of(resident) == R"(screen: place
office: Kantor Kecamatan Babat Toman
link: Luring · tersimpan aman
time: 09.42
x Topik
x Cerita
> Tempat
- Identitas
- Periksa
title: Pilih kecamatan
  [kecamatan.16.06.01] Sekayu
  [kecamatan.16.06.02] Lais
  [kecamatan.16.06.03] Sungai Keruh
  [kecamatan.16.06.04] Batang Hari Leko
  [kecamatan.16.06.05] Sanga Desa
* [kecamatan.16.06.06] Babat Toman
  [kecamatan.16.06.07] Sungai Lilin
  [kecamatan.16.06.08] Keluang
  [kecamatan.16.06.09] Bayung Lencir
  [kecamatan.16.06.10] Plakat Tinggi
  [kecamatan.16.06.11] Lalan
  [kecamatan.16.06.12] Tungkal Jaya
page: Halaman 1 dari 2
[page.previous] Sebelumnya (disabled)
[page.next] Berikutnya
[language] Bahasa
[text_size] Huruf
[contrast] Kontras
[listen] Dengarkan
[officer] Panggil petugas
[back] Kembali
[cancel] Batal
)");
}

TEST_CASE("Step 3: near what, and when") {
    Player resident;
    resident.choose_topic().tell_story().choose_place().touch("date.today");
    CHECK(text_of(resident) == R"(screen: place_detail
office: Kantor Kecamatan Babat Toman
link: Luring · tersimpan aman
time: 09.42
x Topik
x Cerita
> Tempat
- Identitas
- Periksa
title: Di dekat apa, dan kapan?
subtitle: Kelurahan Mangun Jaya, Kecamatan Babat Toman
  [field.place_detail] Patokan tempat: (misalnya dekat SD Negeri 2, boleh dikosongkan)
  [field.event_date] Tanggal kejadian: 23/11/2026
    note: Senin, 23 November 2026
* [date.today] Hari ini 23 Nov 2026
  [date.yesterday] Kemarin 22 Nov 2026
[language] Bahasa
[text_size] Huruf
[contrast] Kontras
[listen] Dengarkan
[officer] Panggil petugas
[back] Kembali
[cancel] Batal
[next] Lanjut
)");
}

TEST_CASE("Step 4: who may know the name") {
    Player resident;
    resident.go_to_identity().touch("identity.anonymous").touch("confidential").touch("about_office");
    CHECK(text_of(resident) == R"(screen: identity
office: Kantor Kecamatan Babat Toman
link: Luring · tersimpan aman
time: 09.42
x Topik
x Cerita
x Tempat
> Identitas
- Periksa
title: Siapa yang boleh tahu nama Anda?
  [identity.open] Terbuka Petugas yang menangani laporan melihat nama Anda
* [identity.anonymous] Anonim Nama Anda tidak terlihat oleh umum dan oleh pihak yang dilaporkan
  [identity.none] Tanpa nama Anda tidak memberi nama. Jawaban hanya dapat dilihat dengan nomor dan kode rahasia
* [confidential] Rahasiakan isi laporan Isi laporan tidak ditampilkan kepada umum
* [about_office] Laporan ini tentang petugas kantor ini Laporan tidak dapat dibaca kantor ini dan diteruskan ke tingkat di atasnya
[language] Bahasa
[text_size] Huruf
[contrast] Kontras
[listen] Dengarkan
[officer] Panggil petugas
[back] Kembali
[cancel] Batal
[next] Lanjut
)");
}

TEST_CASE("Step 4: about the person") {
    Player resident;
    resident.go_to_identity().touch("identity.anonymous").touch("next").type("Siti");
    CHECK(text_of(resident) == R"(screen: person
office: Kantor Kecamatan Babat Toman
link: Luring · tersimpan aman
time: 09.42
x Topik
x Cerita
x Tempat
> Identitas
- Periksa
title: Data diri Anda
subtitle: Hanya nama yang wajib diisi. Nama Anda tidak terlihat oleh umum dan oleh pihak yang dilaporkan.
* [field.name] Nama lengkap: Siti
  [field.nik] NIK: (16 angka, boleh dikosongkan)
  [field.phone] Nomor telepon: (boleh dikosongkan)
  [field.address] Alamat: (boleh dikosongkan)
keys: q w e r t y u i o p key.backspace
keys: a s d f g h j k l key.enter
keys: key.shift z x c v b n m , . ?
keys: ?123 ABC spasi hapus kata Selesai
[language] Bahasa
[text_size] Huruf
[contrast] Kontras
[listen] Dengarkan
[officer] Panggil petugas
[back] Kembali
[cancel] Batal
[next] Lanjut
)");
}

TEST_CASE("Step 5: every answer, consent not given, and the notice") {
    Player resident;
    resident.choose_topic().type("Jembatan kayu putus sejak Senin.").touch("next").choose_place().touch("date.today");
    resident.touch("next").touch("identity.anonymous").touch("confidential").touch("about_office").touch("next");
    resident.type("Siti").touch("next");
    CHECK(text_of(resident) == R"(screen: review
office: Kantor Kecamatan Babat Toman
link: Luring · tersimpan aman
time: 09.42
x Topik
x Cerita
x Tempat
x Identitas
> Periksa
title: Sudah benar?
Jenis: Pengaduan · Jalan & jembatan
[edit.topic] Ubah
Cerita: Jembatan kayu putus sejak Senin.
[edit.story] Ubah
Tempat: Kelurahan Mangun Jaya, Kecamatan Babat Toman
[edit.place] Ubah
Patokan dan tanggal: Tidak diisi
    detail: Senin, 23 November 2026
[edit.place_detail] Ubah
Identitas: Anonim — nama Anda hanya dilihat petugas yang berwenang
    detail: Isi laporan dirahasiakan. Diteruskan ke tingkat di atas kantor ini.
[edit.identity] Ubah
Data diri: Siti
[edit.person] Ubah
  [consent] Saya setuju data ini dipakai untuk menangani laporan saya.
[notice] Baca pemberitahuan privasi
[language] Bahasa
[text_size] Huruf
[contrast] Kontras
[listen] Dengarkan
[officer] Panggil petugas
[back] Kembali
[cancel] Batal
[send] Kirim laporan (disabled)
)");
    resident.touch("notice");
    CHECK(text_of(resident) == R"(screen: notice
office: Kantor Kecamatan Babat Toman
link: Luring · tersimpan aman
time: 09.42
x Topik
x Cerita
x Tempat
x Identitas
> Periksa
title: Pemberitahuan privasi
Siapa yang memproses. Pemerintah Kabupaten Musi Banyuasin bertanggung jawab atas data Anda. Loket di kantor kecamatan ini bekerja atas namanya.
Dasar hukum. Persetujuan Anda dan tugas pemerintah melayani masyarakat: UU 27/2022 tentang Pelindungan Data Pribadi, UU 25/2009 tentang Pelayanan Publik, dan UU 14/2008 tentang Keterbukaan Informasi Publik.
Untuk apa. Hanya untuk mencatat, meneruskan, menangani, dan menjawab laporan Anda. Data tidak dijual dan tidak dipakai untuk iklan.
page: Halaman 1 dari 4
[page.previous] Sebelumnya (disabled)
[page.next] Berikutnya
[notice.close] Tutup pemberitahuan
[language] Bahasa
[text_size] Huruf
[contrast] Kontras
[listen] Dengarkan
[officer] Panggil petugas
)");
}
