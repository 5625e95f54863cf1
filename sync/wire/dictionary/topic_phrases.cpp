#include "sync/wire/dictionary/phrases.hpp"

namespace loket::sync {
namespace {

using Text = std::string_view;

constexpr Text kRoadTroubles[] = {
    "Jalan {place} berlubang besak nian {since}, sudah {2-9} motor jatuh di situ.",
    "Jeramba kayu {place} papannyo lapuk, budak sekolah takut lewat.",
    "Lampu jalan {place} mati {since}, malam gelap gulito.",
    "Aspal {place} hancur dilewati truk sawit, kalau hujan jadi kubangan.",
    "Gorong-gorong {place} tersumbat, air naik ke jalan tiap hujan deras.",
    "Jembatan {place} putus waktu banjir, kami nyeberang pakai perahu[ {since}].",
    "Bahu jalan {place} longsor {since}, tinggal separo yang biso dilewati.",
    "Truk batu bara lewat {place} siang malam, debunyo masuk rumah.",
    "Baru {2-9} bulan dicor, jalan {place} lah pecah lagi.",
    "Pagar jeramba {place} patah, {2-9} wong lah nyemplung.",
};
constexpr Text kRoadWishes[] = {
    "Kalau biso jalan {place} dicor beton, jangan ditambal terus.",
    "Usul kami dipasang lampu tenaga surya {place}, karno rawan.",
    "Mohon dibangun jeramba gantung {place}, biar budak sekolah dak mutar jauh.",
    "Minta dibuat polisi tidur {place}, budak sekolah banyak nyeberang.",
    "Usul jalan setapak ke makam {place} dipasang paving.",
    "Kami minta rambu batas muatan {place} supayo truk sawit dak lewat.",
};
constexpr Text kRoadQuestions[] = {
    "Kapan jalan {place} masuk rencana perbaikan tahun depan?",
    "Berapo anggaran perbaikan jeramba {place}, dan siapo pelaksananya?",
    "Jalan {place} itu tanggung jawab kabupaten atau provinsi?",
    "Siapo yang harus kami hubungi soal lampu jalan mati {place}?",
};
constexpr Text kWaterTroubles[] = {
    "Air PDAM {place} dak ngalir {since}, kami beli air galon terus.",
    "Air ledeng {place} keruh dan bau besi, dak pacak untuk masak.",
    "Sumur bor desa {place} rusak pompanya {since}, {2-9} keluarga nunggu giliran.",
    "Pipa induk {place} bocor {since}, airnyo terbuang ke parit.",
    "Meteran air kami diganti, tagihan jadi {2-9} kali lipat.",
    "Embung {place} kering, kerbau sapi dak minum lagi.",
    "Air sumur bor {place} asin, budak gatal-gatal badannyo.",
};
constexpr Text kWaterWishes[] = {
    "Kami minta sumur bor {place}, musim kemarau sumur warga kering galo.",
    "Usul tambah bak penampungan air {place} untuk {2-9} rumah.",
    "Mohon dikirim mobil tangki air {place} selamo kemarau.",
    "Usul jaringan pipa PDAM disambung sampai {place}.",
};
constexpr Text kWaterQuestions[] = {
    "Apo syarat pasang sambungan air baru, dan berapo biayanya?",
    "Kapan jadwal giliran air ke rumah kami {place}?",
    "Kemano lapor kalau meteran air rusak?",
    "Apo pacak tagihan air dicicil, soalnyo nunggak {2-9} bulan?",
};
constexpr Text kPowerTroubles[] = {
    "Listrik {place} padam {2-9} kali seminggu, kulkas warung rusak.",
    "Tiang listrik {place} miring {since}, kami takut roboh ke rumah.",
    "Tegangan listrik {place} turun tiap magrib, lampu redup nian.",
    "Kabel listrik {place} kendor nyentuh pohon, kalau angin keluar api.",
    "Token listrik lah dibeli tapi dak masuk {since}.",
    "Meteran kami dicabut padahal sudah bayar, alasannyo salah data.",
    "Pohon {place} tumbang nimpo kabel, sudah {2-9} hari gelap.",
};
constexpr Text kPowerWishes[] = {
    "Dusun kami {place} belum ado listrik, mohon diusulkan tahun depan.",
    "Usul pasang trafo baru {place} karno rumah makin banyak.",
    "Mohon pohon dekat kabel {place} ditebang sebelum musim angin.",
    "Kalau biso tiang kayu {place} diganti tiang besi.",
};
constexpr Text kPowerQuestions[] = {
    "Cakmano caro minta sambungan listrik murah untuk rumah {place}?",
    "Kapan pemadaman {place} selesai?",
    "Berapo biaya pindah tiang listrik {place}?",
    "Apo betul ado pasang listrik gratis untuk wong dak mampu?",
};
constexpr Text kWasteTroubles[] = {
    "Sampah {place} dak diangkut {since}, baunya sampai ke dalam rumah.",
    "Orang buang sampah ke sungai {place}, airnya jadi hitam.",
    "Bak sampah pasar {place} penuh terus, banyak lalat dan tikus.",
    "Tumpukan sampah {place} dibakar malam hari, asapnyo masuk kamar.",
    "TPS {place} lah penuh, anjing ngorek sampah ke jalan.",
    "Iuran sampah dinaikkan tapi truknyo jarang lewat {place}.",
    "Bangkai ayam dibuang {place}, lalatnyo sampai ke dapur.",
};
constexpr Text kWasteWishes[] = {
    "Usul tarok {2-9} bak sampah {place}, warga siap gotong royong.",
    "Kalau biso dibuat bank sampah {place}, ibu-ibu PKK sudah mau.",
    "Mohon dipasang papan larangan buang sampah {place}.",
    "Minta jadwal truk sampah {place} ditambah jadi {2-9} kali seminggu.",
};
constexpr Text kWasteQuestions[] = {
    "Hari apo truk sampah lewat {place}, dan bayar iurannya kemano?",
    "Kemano buang kasur bekas dan kulkas rusak?",
    "Siapo yang ngangkut sampah pasar {place}?",
    "Caro daftar bank sampah cakmano, dan apo ado modalnyo?",
};
constexpr Text kHealthTroubles[] = {
    "Puskesmas pembantu {place} tutup terus {since}, bidannya dak ado.",
    "Antri di puskesmas dari subuh, obat tensi habis, disuruh beli di luar.",
    "BPJS umak aku nonaktif padahal sudah tuo dan sakit gulo, disuruh bolak balik {2-9} kali.",
    "Banyak budak demam berdarah {place}, belum disemprot sampai sekarang.",
    "Ambulans desa {place} rusak, wong sakit dibawa pakai mobil pick up.",
    "Dokter puskesmas cuma ado {2-9} hari seminggu.",
    "Perawat marah-marah waktu kami nanyo obat, padahal umak lagi sesak nafas.",
    "Rujukan ke rumah sakit Sekayu ditolak, katonyo kamar penuh.",
};
constexpr Text kHealthWishes[] = {
    "Mohon ditempatkan bidan desa {place}, orang lahiran harus ke Sekayu.",
    "Usul posyandu lansia {place} sebulan sekali.",
    "Minta obat gulo dan tensi ado terus di puskesmas.",
    "Kalau biso ambulans air disiapkan {place}.",
};
constexpr Text kHealthQuestions[] = {
    "Jam berapo poli gigi buka, dan apo pacak pakai KIS?",
    "Kapan imunisasi budak di posyandu {place}?",
    "Apo syarat pindah puskesmas BPJS ke kecamatan kami?",
    "Cakmano ngaktifkan BPJS yang mati, dendanyo berapo?",
};
constexpr Text kSchoolTroubles[] = {
    "Atap SD {place} bocor {since}, kalau hujan murid dipulangkan.",
    "Guru honor di SD {place} jarang masuk, {2-9} kelas digabung jadi satu.",
    "WC sekolah {place} rusak galo, budak numpang ke rumah warga.",
    "Kepala sekolah {place} minta uang perpisahan Rp {100-900}.000 tiap murid.",
    "Bangku SD {place} patah, murid duduk di lantai {since}.",
    "Anak aku dikeluarkan karno belum bayar buku LKS.",
    "Dana PIP anak kami dak cair {since}, katonyo rekening mati.",
};
constexpr Text kSchoolWishes[] = {
    "Usul bus sekolah untuk budak dusun {place}, jalannyo jauh nian.",
    "Mohon ditambah {2-9} ruang kelas {place}, muridnya sudah banyak.",
    "Usul dibangun pagar sekolah {place}, sapi masuk ke halaman.",
    "Minta guru ngaji dan perpustakaan {place} dibantu buku.",
};
constexpr Text kSchoolQuestions[] = {
    "Apo syarat ngurus beasiswa anak petani, dan kapan terakhir daftar?",
    "Kapan pendaftaran SMP dibuka, dan zonanyo cakmano?",
    "Uang komite itu wajib atau sukarela?",
    "Cakmano ngurus ijazah yang hilang waktu banjir?",
};
constexpr Text kIdentityTroubles[] = {
    "KTP aku belum jadi {since}, blangko katonyo habis terus.",
    "Nama anak di KK salah huruf, sudah {2-9} kali ke kantor belum diperbaiki.",
    "Akta lahir cucung aku dipersulit, diminta surat yang dak ado di papan syarat.",
    "NIK aku dak online, dak pacak daftar BPJS dan bank.",
    "Tanggal lahir di KTP salah {since}, jadi haji aku tertunda.",
    "Ngurus pindah dari jambi sudah {2-9} minggu dak selesai.",
    "Petugas rekam KTP dak ado di tempat, alatnyo rusak katonyo.",
};
constexpr Text kIdentityWishes[] = {
    "Usul KTP keliling {place}, orang tuo dak sanggup ke Sekayu.",
    "Kalau biso loket KK dibuka {2-9} hari seminggu di kecamatan.",
    "Mohon akta kematian biso diurus di desa bae.",
    "Minta antrian KTP untuk lansia dipisah.",
};
constexpr Text kIdentityQuestions[] = {
    "Apo syarat pindah KK dari Palembang ke desa kami?",
    "Kapan jadwal KTP keliling ke desa kami {place}?",
    "Apo syarat buat akta lahir untuk anak umur {2-9} tahun?",
    "Berapo lamo KIA anak jadi?",
};
constexpr Text kWelfareTroubles[] = {
    "Bantuan PKH dak masuk {since}, padahal tetanggo yang mampu dapat.",
    "Beras bantuan bau apek dan ado kutunyo, dibagikan {place}.",
    "Nama umak aku hilang dari daftar bantuan, wong tuo hidup dewek.",
    "BLT desa dibagi pilih kasih, keluargo kades galo yang dapat.",
    "Kartu sembako aku dipegang ketua kelompok, dak pernah dikasih.",
    "Umak aku lumpuh, belum pernah dapat bantuan dari dulu.",
    "Bedah rumah {place} dijanjikan {since}, sampai sekarang dak ado.",
};
constexpr Text kWelfareWishes[] = {
    "Mohon didata ulang wong susah {place}, banyak yang belum dapat.",
    "Usul daftar penerima bantuan ditempel di balai desa biar terang.",
    "Usul wong cacat {place} dikasih kursi roda dan bantuan bulanan.",
    "Minta rumah nenek {name} {place} dibedah, atapnyo lah roboh.",
};
constexpr Text kWelfareQuestions[] = {
    "Cakmano caro daftar bantuan lansia, dan kapan dibayarkan?",
    "Kenapo nama kami masuk desil {2-9}, padahal cuma nyadap karet?",
    "Di mano lihat daftar penerima PKH desa kami?",
    "Apo pacak ngajukan DTKS lewat kecamatan?",
};
constexpr Text kFarmingTroubles[] = {
    "Pupuk subsidi {place} kosong {since}, hargo di luar mahal nian.",
    "Sawah kami {place} terendam {2-9} hari karno pintu air rusak.",
    "Hargo karet jatuh, ditimbang tengkulak dak jujur {place}.",
    "Gajah masuk kebun {place}, {2-9} hektar sawit habis.",
    "Irigasi {place} jebol {since}, sawah kekeringan galo.",
    "Harga TBS di pabrik {place} dipotong {10-30} persen tanpo alasan.",
    "Bantuan bibit yang datang {place} lah mati separo.",
};
constexpr Text kFarmingWishes[] = {
    "Usul bibit karet unggul untuk {2-9} kelompok tani {place}.",
    "Mohon penyuluh datang {place}, hama wereng lah banyak.",
    "Minta jalan kebun {place} dikeraskan supayo sawit biso keluar.",
    "Usul mesin combine untuk kelompok tani {place}.",
};
constexpr Text kFarmingQuestions[] = {
    "Siapo yang berhak dapat pupuk subsidi, dan daftarnya di mano?",
    "Kapan replanting sawit tahap {2-9} dibuka?",
    "Apo obat untuk jamur akar putih pada karet, dan apo ado bantuan?",
    "Berapo hargo pupuk urea subsidi resminyo?",
};
constexpr Text kEnvironmentTroubles[] = {
    "Air sungai {place} berminyak {since}, ikan banyak mati.",
    "Asap bakar lahan masuk ke dusun {place}, budak batuk galo.",
    "Pabrik {place} buang limbah malam-malam, baunya nyengat.",
    "Sumur minyak ilegal {place} meledak, asapnyo hitam {2-9} hari.",
    "Limbah sawit dibuang ke sungai {place}, kami mandi jadi gatal.",
    "Tambang pasir {place} ngeruk tebing, rumah kami hampir jatuh.",
    "Kandang ayam {place} baunyo nian, jaraknyo cuma {10-90} meter dari rumah.",
    "Hutan {place} dibabat malam-malam pakai alat berat.",
};
constexpr Text kEnvironmentWishes[] = {
    "Usul tanam pohon {place}, tebing sungainyo lah longsor.",
    "Mohon dibuat tanggul {place} supayo dak banjir lagi.",
    "Usul kolam bekas galian {place} ditutup, lah makan korban.",
    "Minta udara {place} diukur waktu musim asap.",
};
constexpr Text kEnvironmentQuestions[] = {
    "Apo hasil periksa air sungai {place} kemarin?",
    "Apo izin pabrik {place} sudah lengkap?",
    "Kemano lapor kalau ado yang nyetrum ikan {place}?",
    "Siapo yang ngawasi limbah perusahaan {place}?",
};
constexpr Text kOrderTroubles[] = {
    "Budak mudo balap motor {place} tiap malam minggu, kami dak biso tidur.",
    "Organ tunggal {place} sampai jam {2-9} pagi, banyak yang mabuk.",
    "Sudah {2-9} kali motor hilang {place} {since}.",
    "Warung {place} jual tuak, budak sekolah ikut minum.",
    "Sapi tetanggo lepas terus {place}, tanaman kami habis dimakan.",
    "Parkir liar {place} minta Rp {2-9}.000, kalau dak dikasih ban digembosi.",
    "Ado yang jual sabu {place}, wong kampung takut ngomong.",
    "Karaoke {place} bukak sampai subuh, dekat masjid.",
};
constexpr Text kOrderWishes[] = {
    "Usul pos ronda {place} dihidupkan lagi, warga mau giliran.",
    "Minta patroli malam {place} ditambah.",
    "Usul lampu sorot dan CCTV {place}, sudah {2-9} kali kemalingan.",
    "Mohon lapak {place} ditertibkan supayo jalan dak macet.",
};
constexpr Text kOrderQuestions[] = {
    "Lapor ke siapo kalau ado keributan malam {place}?",
    "Apo ado aturan jam malam untuk organ tunggal?",
    "Cakmano ngurus izin rame-rame untuk hajatan?",
    "Berapo nomor polsek yang pacak ditelpon malam?",
};
constexpr Text kOfficeTroubles[] = {
    "Petugas di kantor datang jam 10, kami nunggu dari jam 8 pagi.",
    "Ngurus surat tanah diminta uang rokok {2-9} kali, dak dikasih tando terimo.",
    "Loket tutup sebelum jamnyo {since}, jauh-jauh dari dusun percuma.",
    "Petugas loket main HP bae, kami didiamkan {2-9} jam.",
    "Kades dak pernah di kantor, tando tangan harus dicari ke rumahnyo.",
    "Surat ahli waris aku hilang di kantor, disuruh buat ulang.",
    "Dibentak waktu nanyo syarat, kami ini wong dak sekolah.",
    "Yang kenal dalam didulukan, kami antri dari pagi.",
};
constexpr Text kOfficeWishes[] = {
    "Usul ado kursi dan air minum untuk wong tuo yang antri di kantor.",
    "Minta tarif surat ditempel di dinding supayo dak ado pungli.",
    "Usul nomor antrian pakai mesin, jangan dipanggil sesuko hati.",
    "Kalau biso hari Sabtu kantor buka setengah hari.",
};
constexpr Text kOfficeQuestions[] = {
    "Jam berapo kantor buka hari Jumat, dan surat apo yang dibawa?",
    "Berapo lamo surat keterangan usaha jadi?",
    "Siapo yang berwenang tando tangan surat tanah?",
    "Apo ngurus SKTM bayar?",
};
constexpr Text kOtherTroubles[] = {
    "Sinyal HP {place} hilang {since}, mau nelpon harus naik ke bukit.",
    "Kapal ketek penyeberangan {place} naik hargo, {2-9} kali lipat.",
    "Pasar {place} sepi sejak pedagang pindah ke jalan.",
    "Bangunan balai desa {place} mangkrak {since}.",
    "Dana desa {place} dak jelas dipakai untuk apo.",
    "Jalan ke makam {place} diportal wong yang ngaku punyo tanah.",
};
constexpr Text kOtherWishes[] = {
    "Usul lapangan bola {place} diperbaiki untuk budak mudo.",
    "Minta tower internet {place} untuk budak belajar.",
    "Usul pelatihan jahit dan las untuk pemuda {place}.",
    "Kalau biso pasar malam {place} dihidupkan lagi.",
};
constexpr Text kOtherQuestions[] = {
    "Kapan sinyal HP masuk ke dusun kami {place}?",
    "Apo syarat pinjam alat berat dari kabupaten?",
    "Kapan pilkades desa kami, dan siapo panitianyo?",
    "Cakmano daftar UMKM supayo dapat bantuan modal?",
};

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

}  // namespace

std::span<const TopicPhrases> topic_phrases() { return kTopics; }

}  // namespace loket::sync
