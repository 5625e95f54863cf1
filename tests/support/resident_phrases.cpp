#include "tests/support/resident_phrases.hpp"

namespace loket::test {
namespace {

using Text = std::string_view;

constexpr Text kRoadTroubles[] = {
    "Jalan {place} berlubang besak nian {since}, sudah {count} motor jatuh di situ.",
    "Jeramba kayu {place} papannyo lapuk, budak sekolah takut lewat.",
    "Lampu jalan {place} mati {since}, malam gelap gulito.",
    "Aspal {place} hancur dilewati truk sawit, kalau hujan jadi kubangan.",
    "Gorong-gorong {place} tersumbat, air naik ke jalan tiap hujan deras.",
};
constexpr Text kRoadWishes[] = {
    "Kalau biso jalan {place} dicor beton, jangan ditambal terus.",
    "Usul kami dipasang lampu tenaga surya {place}, karno rawan.",
    "Mohon dibangun jeramba gantung {place}, biar budak sekolah dak mutar jauh.",
};
constexpr Text kRoadQuestions[] = {
    "Kapan jalan {place} masuk rencana perbaikan tahun depan?",
    "Berapo anggaran perbaikan jeramba {place}, dan siapo pelaksananya?",
};
constexpr Text kWaterTroubles[] = {
    "Air PDAM {place} dak ngalir {since}, kami beli air galon terus.",
    "Air ledeng {place} keruh dan bau besi, dak pacak untuk masak.",
    "Sumur bor desa {place} rusak pompanya {since}, {count} keluarga nunggu giliran.",
};
constexpr Text kWaterWishes[] = {
    "Kami minta sumur bor {place}, musim kemarau sumur warga kering galo.",
    "Usul tambah bak penampungan air {place} untuk {count} rumah.",
};
constexpr Text kWaterQuestions[] = {
    "Apo syarat pasang sambungan air baru, dan berapo biayanya?",
    "Kapan jadwal giliran air ke rumah kami {place}?",
};
constexpr Text kPowerTroubles[] = {
    "Listrik {place} padam {count} kali seminggu, kulkas warung rusak.",
    "Tiang listrik {place} miring {since}, kami takut roboh ke rumah.",
    "Tegangan listrik {place} turun tiap magrib, lampu redup nian.",
};
constexpr Text kPowerWishes[] = {
    "Dusun kami {place} belum ado listrik, mohon diusulkan tahun depan.",
    "Usul pasang trafo baru {place} karno rumah makin banyak.",
};
constexpr Text kPowerQuestions[] = {"Cakmano caro minta sambungan listrik murah untuk rumah {place}?"};
constexpr Text kWasteTroubles[] = {
    "Sampah {place} dak diangkut {since}, baunya sampai ke dalam rumah.",
    "Orang buang sampah ke sungai {place}, airnya jadi hitam.",
    "Bak sampah pasar {place} penuh terus, banyak lalat dan tikus.",
};
constexpr Text kWasteWishes[] = {
    "Usul tarok {count} bak sampah {place}, warga siap gotong royong.",
    "Kalau biso dibuat bank sampah {place}, ibu-ibu PKK sudah mau.",
};
constexpr Text kWasteQuestions[] = {"Hari apo truk sampah lewat {place}, dan bayar iurannya kemano?"};
constexpr Text kHealthTroubles[] = {
    "Puskesmas pembantu {place} tutup terus {since}, bidannya dak ado.",
    "Antri di puskesmas dari subuh, obat tensi habis, disuruh beli di luar.",
    "BPJS umak aku nonaktif padahal sudah tuo dan sakit gulo, disuruh bolak balik {count} kali.",
    "Banyak budak demam berdarah {place}, belum disemprot sampai sekarang.",
};
constexpr Text kHealthWishes[] = {
    "Mohon ditempatkan bidan desa {place}, orang lahiran harus ke Sekayu.",
    "Usul posyandu lansia {place} sebulan sekali.",
};
constexpr Text kHealthQuestions[] = {
    "Jam berapo poli gigi buka, dan apo pacak pakai KIS?",
    "Kapan imunisasi budak di posyandu {place}?",
};
constexpr Text kSchoolTroubles[] = {
    "Atap SD {place} bocor {since}, kalau hujan murid dipulangkan.",
    "Guru honor di SD {place} jarang masuk, {count} kelas digabung jadi satu.",
    "WC sekolah {place} rusak galo, budak numpang ke rumah warga.",
};
constexpr Text kSchoolWishes[] = {
    "Usul bus sekolah untuk budak dusun {place}, jalannyo jauh nian.",
    "Mohon ditambah {count} ruang kelas {place}, muridnya sudah banyak.",
};
constexpr Text kSchoolQuestions[] = {"Apo syarat ngurus beasiswa anak petani, dan kapan terakhir daftar?"};
constexpr Text kIdentityTroubles[] = {
    "KTP aku belum jadi {since}, blangko katonyo habis terus.",
    "Nama anak di KK salah huruf, sudah {count} kali ke kantor belum diperbaiki.",
    "Akta lahir cucung aku dipersulit, diminta surat yang dak ado di papan syarat.",
};
constexpr Text kIdentityWishes[] = {
    "Usul KTP keliling {place}, orang tuo dak sanggup ke Sekayu.",
    "Kalau biso loket KK dibuka {count} hari seminggu di kecamatan.",
};
constexpr Text kIdentityQuestions[] = {
    "Apo syarat pindah KK dari Palembang ke desa kami?",
    "Kapan jadwal KTP keliling ke desa kami {place}?",
};
constexpr Text kWelfareTroubles[] = {
    "Bantuan PKH dak masuk {since}, padahal tetanggo yang mampu dapat.",
    "Beras bantuan bau apek dan ado kutunyo, dibagikan {place}.",
    "Nama umak aku hilang dari daftar bantuan, wong tuo hidup dewek.",
};
constexpr Text kWelfareWishes[] = {
    "Mohon didata ulang wong susah {place}, banyak yang belum dapat.",
    "Usul daftar penerima bantuan ditempel di balai desa biar terang.",
};
constexpr Text kWelfareQuestions[] = {"Cakmano caro daftar bantuan lansia, dan kapan dibayarkan?"};
constexpr Text kFarmingTroubles[] = {
    "Pupuk subsidi {place} kosong {since}, hargo di luar mahal nian.",
    "Sawah kami {place} terendam {count} hari karno pintu air rusak.",
    "Hargo karet jatuh, ditimbang tengkulak dak jujur {place}.",
};
constexpr Text kFarmingWishes[] = {
    "Usul bibit karet unggul untuk {count} kelompok tani {place}.",
    "Mohon penyuluh datang {place}, hama wereng lah banyak.",
};
constexpr Text kFarmingQuestions[] = {"Siapo yang berhak dapat pupuk subsidi, dan daftarnya di mano?"};
constexpr Text kEnvironmentTroubles[] = {
    "Air sungai {place} berminyak {since}, ikan banyak mati.",
    "Asap bakar lahan masuk ke dusun {place}, budak batuk galo.",
    "Pabrik {place} buang limbah malam-malam, baunya nyengat.",
};
constexpr Text kEnvironmentWishes[] = {"Usul tanam pohon {place}, tebing sungainyo lah longsor."};
constexpr Text kEnvironmentQuestions[] = {"Apo hasil periksa air sungai {place} kemarin?"};
constexpr Text kOrderTroubles[] = {
    "Budak mudo balap motor {place} tiap malam minggu, kami dak biso tidur.",
    "Organ tunggal {place} sampai jam {count} pagi, banyak yang mabuk.",
    "Sudah {count} kali motor hilang {place} {since}.",
};
constexpr Text kOrderWishes[] = {"Usul pos ronda {place} dihidupkan lagi, warga mau giliran."};
constexpr Text kOrderQuestions[] = {"Lapor ke siapo kalau ado keributan malam {place}?"};
constexpr Text kOfficeTroubles[] = {
    "Petugas di kantor datang jam 10, kami nunggu dari jam 8 pagi.",
    "Ngurus surat tanah diminta uang rokok {count} kali, dak dikasih tando terimo.",
    "Loket tutup sebelum jamnyo {since}, jauh-jauh dari dusun percuma.",
};
constexpr Text kOfficeWishes[] = {"Usul ado kursi dan air minum untuk wong tuo yang antri di kantor."};
constexpr Text kOfficeQuestions[] = {"Jam berapo kantor buka hari Jumat, dan surat apo yang dibawa?"};
constexpr Text kOtherTroubles[] = {
    "Sinyal HP {place} hilang {since}, mau nelpon harus naik ke bukit.",
    "Kapal ketek penyeberangan {place} naik hargo, {count} kali lipat.",
};
constexpr Text kOtherWishes[] = {"Usul lapangan bola {place} diperbaiki untuk budak mudo."};
constexpr Text kOtherQuestions[] = {"Kapan sinyal HP masuk ke dusun kami {place}?"};

constexpr TopicPhrases kTopics[] = {
    {"road", kRoadTroubles, kRoadWishes, kRoadQuestions},
    {"water", kWaterTroubles, kWaterWishes, kWaterQuestions},
    {"power", kPowerTroubles, kPowerWishes, kPowerQuestions},
    {"waste", kWasteTroubles, kWasteWishes, kWasteQuestions},
    {"health", kHealthTroubles, kHealthWishes, kHealthQuestions},
    {"school", kSchoolTroubles, kSchoolWishes, kSchoolQuestions},
    {"identity", kIdentityTroubles, kIdentityWishes, kIdentityQuestions},
    {"welfare", kWelfareTroubles, kWelfareWishes, kWelfareQuestions},
    {"farming", kFarmingTroubles, kFarmingWishes, kFarmingQuestions},
    {"environment", kEnvironmentTroubles, kEnvironmentWishes, kEnvironmentQuestions},
    {"order", kOrderTroubles, kOrderWishes, kOrderQuestions},
    {"office", kOfficeTroubles, kOfficeWishes, kOfficeQuestions},
    {"other", kOtherTroubles, kOtherWishes, kOtherQuestions},
};

constexpr Text kGreetings[] = {
    "Assalamualaikum pak.", "Selamat pagi.", "Yth. bapak camat,", "Pak/bu,", "Maaf nian ngganggu.", "Dengan hormat,",
};
constexpr Text kTroubleDetails[] = {
    "Kami sudah lapor ke kades tapi belum ado jawaban.",
    "Sudah {count} kali disampaikan waktu musrenbang.",
    "Bulan kemarin ado petugas datang foto-foto, sudah itu dak ado lagi.",
    "Tetanggo kanan kiri jugo ngeluh.",
    "Wong tuo dan budak kecik yang paling susah.",
    "Kalau malam lebih parah lagi.",
    "Kami ini wong dusun, jauh nak ke kantor kabupaten.",
    "Di desa sebelah sudah dibaiki, di tempat kami idak.",
    "Aku dewek sudah keluar uang Rp 350.000 untuk ngatasi sementara.",
    "Bukan aku bae yang ngalami, ado {count} rumah di sini.",
    "Kejadiannyo {since}, waktu hujan deras.",
    "RT sudah buat surat, kami simpan salinannyo.",
    "Fotonyo ado di HP anak aku kalau diperlukan.",
    "Usaho warung kami jadi sepi, pendapatan berkurang.",
    "Takutnyo ado korban lagi baru diurus.",
    "Lokasinyo {place}, gampang dicari.",
};
constexpr Text kWishDetails[] = {
    "Sudah {count} kali disampaikan waktu musrenbang.",
    "Warga siap bantu tenago kalau bahannyo ado.",
    "Di desa sebelah sudah ado, di tempat kami belum.",
    "Yang makai kagek {count} dusun, bukan kami bae.",
    "Wong tuo dan budak kecik yang paling terbantu.",
    "Tanahnyo sudah ado, dihibahkan keluargo kami.",
    "Kami ini wong dusun, jauh nak ke kantor kabupaten.",
    "Lokasinyo {place}, gampang dicari.",
    "Proposalnyo ado di ketuo RT.",
    "Dulu waktu pilkades pernah dijanjikan, tapi belum ado kabar.",
    "Kalau dananyo kurang, biso bertahap bae.",
};
constexpr Text kQuestionDetails[] = {
    "Aku sudah nanyo ke kades tapi jawabannyo beda-beda.",
    "Kami ini wong dusun, jauh nak ke kantor kabupaten.",
    "Tulislah di kertas bae, aku dak punyo HP.",
    "Anak aku yang biaso ngurus lagi kerjo di Palembang.",
    "Sudah {count} kali ke kantor, loketnyo tutup terus.",
    "Di papan pengumuman dak ado tulisannyo.",
    "Apo pacak diwakilkan, umak aku sudah tuo?",
    "Apo bayar, atau gratis?",
    "Surat apo bae yang harus dibawa?",
    "Kalau pacak, kasih tau jugo nomor yang biso ditelpon.",
};
constexpr Text kRequests[] = {
    "Tolong cepat ditindaklanjuti.",
    "Mohon dicek langsung ke lokasi.",
    "Tolong dikabari kalau sudah diproses, aku dak punyo HP.",
    "Terimo kasih.",
    "Mohon perhatian bapak/ibu, terimo kasih banyak.",
    "Jangan dijanjikan bae, kami sudah bosan nunggu.",
};
constexpr Text kPlaces[] = {
    "dekat SD Negeri 2",     "di depan masjid Al-Ikhlas",
    "di simpang tigo pasar", "di RT 04 RW 02",
    "samping puskesmas",     "di pinggir sungai Musi",
    "di dusun III",          "belakang kantor desa",
    "dekat jeramba gantung", "di lorong Damai no. 7",
    "arah ke kebun plasma",  "di tikungan pabrik karet",
    "dekat pangkalan ketek", "di Jl. Merdeka",
};
constexpr Text kTimes[] = {
    "sejak tiga minggu", "dari bulan puaso kemarin", "sudah 2 bulan",         "sejak lebaran",
    "dari minggu lalu",  "sejak banjir kemarin",     "hampir setengah tahun",
};
constexpr Text kEmoji[] = {"🙏", "🙏🏽🙏🏽", "😭", "👍", "…", "“tolong nian”", "🚧", "❤️"};

}  // namespace

std::span<const TopicPhrases> topic_phrases() { return kTopics; }
Phrases greetings() { return kGreetings; }
Phrases details(Kind kind) {
    switch (kind) {
        case Kind::pengaduan: return kTroubleDetails;
        case Kind::aspirasi: return kWishDetails;
        case Kind::permintaan_informasi: return kQuestionDetails;
    }
    return {};
}
Phrases requests() { return kRequests; }
Phrases places() { return kPlaces; }
Phrases times() { return kTimes; }
Phrases emoji() { return kEmoji; }

}  // namespace loket::test
