#include "sync/wire/dictionary/phrases.hpp"

namespace loket::sync {
namespace {

using Text = std::string_view;

constexpr Text kRoadThings[] = {"jalan desa",       "jalan poros",   "jalan cor",      "jalan tanah", "jeramba kayu",
                                "jembatan gantung", "gorong-gorong", "lampu jalan",    "bahu jalan",  "parit",
                                "trotoar",          "pagar jeramba", "tikungan jalan", "plat deker",  "jalan kebun",
                                "jembatan besi",    "aspal",         "drainase"};
constexpr Text kRoadFaults[] = {"berlubang besak",
                                "hancur",
                                "becek nian",
                                "longsor",
                                "amblas",
                                "lapuk papannyo",
                                "putus",
                                "mati",
                                "retak",
                                "tersumbat lumpur",
                                "patah",
                                "dipenuhi semak",
                                "licin",
                                "goyang kalau dilewati",
                                "tenggelam kalau hujan",
                                "rusak berat",
                                "bergelombang",
                                "ditumbuhi rumput"};
constexpr Text kRoadRemedies[] = {"dicor beton", "diaspal hotmix", "ditimbun sirtu", "diganti besi",
                                  "dikeruk",     "dilebarkan",     "dipasang lampu", "diperiksa PU",
                                  "ditinggikan", "diberi pagar",   "dipasang rambu", "diratakan pakai greder"};
constexpr Text kWaterThings[] = {"air PDAM",        "air ledeng", "sumur bor",   "pompa air",
                                 "bak penampungan", "pipa air",   "meteran air", "sumur gali",
                                 "keran umum",      "tandon air", "embung",      "air PAMSIMAS"};
constexpr Text kWaterFaults[] = {"dak ngalir", "keruh",           "bau besi",        "bocor", "kering",
                                 "rusak",      "macet",           "berwarna kuning", "asin",  "kecil nian ngalirnyo",
                                 "disegel",    "tercemar minyak", "mati total"};
constexpr Text kWaterRemedies[] = {"diperbaiki",        "diperdalam",        "diganti pipanyo",
                                   "ditambah",          "dikuras",           "disambung ke rumah kami",
                                   "dipasang saringan", "diperiksa mutunyo", "diganti pompanyo"};
constexpr Text kPowerThings[] = {"listrik",           "tiang listrik", "kabel listrik", "trafo",
                                 "meteran listrik",   "lampu rumah",   "gardu",         "tegangan listrik",
                                 "sambungan listrik", "travo",         "jaringan kabel"};
constexpr Text kPowerFaults[] = {"sering padam",     "miring",   "kendor",   "meledak",
                                 "turun naik",       "dak kuat", "nyetrum",  "rendah nian",
                                 "mati dari magrib", "terbakar", "berkarat", "nempel ke atap seng"};
constexpr Text kPowerRemedies[] = {"diganti baru",
                                   "ditegakkan",
                                   "diperkuat",
                                   "ditambah dayanyo",
                                   "dipindah",
                                   "diperiksa PLN",
                                   "dipasang sampai ujung dusun",
                                   "dirapikan",
                                   "dipangkas pohonnyo"};
constexpr Text kWasteThings[] = {"sampah",          "bak sampah",       "TPS",
                                 "truk sampah",     "kontainer sampah", "got",
                                 "sampah pasar",    "sampah plastik",   "limbah rumah tangga",
                                 "tumpukan sampah", "parit pasar"};
constexpr Text kWasteFaults[] = {"dak diangkut",        "numpuk",
                                 "bau busuk",           "penuh",
                                 "dibakar sembarangan", "meluap",
                                 "jarang datang",       "berserakan",
                                 "hanyut ke sungai",    "jadi sarang tikus",
                                 "nyumbat aliran air"};
constexpr Text kWasteRemedies[] = {"diangkut tiap hari",  "ditambah",    "dipindah", "ditutup",
                                   "dijadwalkan",         "dibersihkan", "dipilah",  "dikasih denda yang buang",
                                   "disiapkan gerobaknyo"};
constexpr Text kHealthThings[] = {"puskesmas",  "pustu",     "posyandu",   "ambulans desa",   "obat",
                                  "bidan desa", "dokter",    "kartu BPJS", "antrian berobat", "ruang rawat",
                                  "polindes",   "alat tensi"};
constexpr Text kHealthFaults[] = {"tutup terus", "dak ado",          "habis",
                                  "rusak",       "lambat nian",      "nonaktif",
                                  "dak ramah",   "kurang",           "dak ngelayani malam",
                                  "kotor",       "dipungut bayaran", "jauh dari kami"};
constexpr Text kHealthRemedies[] = {
    "dibuka 24 jam",        "ditambah",       "diperbaiki", "diaktifkan lagi", "disiapkan petugasnyo", "digratiskan",
    "didatangkan ke dusun", "dijadwal ulang", "dilengkapi"};
constexpr Text kSchoolThings[] = {"SD",           "SMP",          "ruang kelas",    "guru",     "WC sekolah",
                                  "atap sekolah", "bangku murid", "buku pelajaran", "dana BOS", "beasiswa PIP",
                                  "perpustakaan", "PAUD",         "kantin sekolah", "SMA"};
constexpr Text kSchoolFaults[] = {"bocor",         "kurang",        "jarang masuk", "patah",     "dak cair",
                                  "rusak",         "dipungut liar", "roboh",        "dak cukup", "kebanjiran",
                                  "dak ado pagar", "bau nian",      "belum dibagi"};
constexpr Text kSchoolRemedies[] = {"dibangun baru", "diperbaiki",  "ditambah", "dicairkan",    "dibersihkan",
                                    "diawasi",       "digratiskan", "diganti",  "diusulkan DAK"};
constexpr Text kIdentityThings[] = {"KTP",           "KK",          "akta lahir", "KIA",        "surat pindah",
                                    "akta kematian", "blangko KTP", "data NIK",   "buku nikah", "surat domisili",
                                    "rekam KTP",     "akta cerai"};
constexpr Text kIdentityFaults[] = {
    "belum jadi", "habis",  "salah nama",      "lamo nian",     "dak online",          "dipersulit",
    "dobel",      "hilang", "diminta bayaran", "rusak alatnyo", "salah tanggal lahir", "dak terdaftar"};
constexpr Text kIdentityRemedies[] = {"dipercepat",       "diperbaiki",         "dicetak di kecamatan",
                                      "dibuat keliling",  "diurus di desa bae", "digratiskan",
                                      "diantar ke dusun", "dibetulkan datanyo"};
constexpr Text kWelfareThings[] = {"PKH",
                                   "BLT",
                                   "bantuan beras",
                                   "kartu sembako",
                                   "bansos",
                                   "bedah rumah",
                                   "bantuan lansia",
                                   "data kemiskinan",
                                   "bantuan disabilitas",
                                   "BPNT",
                                   "santunan anak yatim",
                                   "uang kematian"};
constexpr Text kWelfareFaults[] = {
    "dak masuk",          "salah sasaran",        "dipotong",          "dihentikan",     "belum dibagi",
    "dapat yang mampu",   "ditukar barang jelek", "dak pernah sampai", "dak transparan", "macet",
    "hilang dari daftar", "telat dibagi"};
constexpr Text kWelfareRemedies[] = {"didata ulang",    "dibagi merato", "disalurkan langsung", "diumumkan", "diawasi",
                                     "dimasukkan DTKS", "ditambah",      "dicek ke rumah",      "dibayarkan"};
constexpr Text kFarmingThings[] = {"pupuk subsidi", "bibit karet", "hargo sawit",  "hargo karet",     "sawah",
                                   "irigasi",       "pintu air",   "kebun plasma", "traktor bantuan", "alat panen",
                                   "kolam ikan",    "ternak sapi", "jalan tani",   "kartu tani"};
constexpr Text kFarmingFaults[] = {"kosong",
                                   "mahal",
                                   "jatuh hargonyo",
                                   "terendam",
                                   "jebol",
                                   "diserang hama",
                                   "mati",
                                   "dak dibagi",
                                   "dipermainkan tengkulak",
                                   "kekeringan",
                                   "dijual ke luar desa",
                                   "rusak",
                                   "kena penyakit"};
constexpr Text kFarmingRemedies[] = {"diawasi hargonyo", "dibagikan",       "diperbaiki", "ditambah",    "disuluh",
                                     "dinormalisasi",    "dikasih obatnyo", "dibeli KUD", "diganti rugi"};
constexpr Text kEnvironmentThings[] = {"sungai",         "air sungai",    "asap kebakaran lahan", "limbah pabrik",
                                       "pohon besak",    "tebing sungai", "tambang pasir",        "sumur minyak",
                                       "debu batu bara", "kandang ayam",  "hutan desa",           "rawa",
                                       "kolam limbah"};
constexpr Text kEnvironmentFaults[] = {"tercemar",     "berminyak",        "bau nyengat",       "longsor",
                                       "nutup jalan",  "banyak ikan mati", "bikin sesak nafas", "merusak kebun",
                                       "digarap liar", "rawan tumbang",    "berbuih",           "meluap ke rumah"};
constexpr Text kEnvironmentRemedies[] = {"ditutup",        "diperiksa DLH", "dipangkas",
                                         "ditanami lagi",  "dibersihkan",   "diberi sanksi",
                                         "dibuat tanggul", "dihentikan",    "dipadamkan"};
constexpr Text kOrderThings[] = {"balap liar",      "organ tunggal", "parkir liar", "pencurian motor",
                                 "pencurian sawit", "judi",          "sapi lepas",  "warung remang-remang",
                                 "pos ronda",       "pedagang liar", "anjing liar", "keributan pemuda",
                                 "pungli di jalan"};
constexpr Text kOrderFaults[] = {"makin rame",   "meresahkan",    "sampai subuh",      "ganggu tidur",
                                 "dak ditindak", "bikin macet",   "tiap malam minggu", "bikin takut lewat",
                                 "dak dijago",   "dekat sekolah", "makan korban",      "dibiarkan"};
constexpr Text kOrderRemedies[] = {"ditertibkan",   "dibubarkan",      "dirazia",  "diproses hukum",   "dijago",
                                   "diberi sanksi", "dihidupkan lagi", "dilarang", "diawasi satpol PP"};
constexpr Text kOfficeThings[] = {"pelayanan kantor camat",
                                  "pelayanan kantor desa",
                                  "loket",
                                  "petugas",
                                  "surat tanah",
                                  "surat keterangan",
                                  "kades",
                                  "sekdes",
                                  "antrian",
                                  "ruang tunggu",
                                  "tando terimo",
                                  "mesin antrian",
                                  "papan syarat"};
constexpr Text kOfficeFaults[] = {"lambat nian", "dak ado di tempat", "minta uang", "tutup sebelum jam",
                                  "dak ramah",   "dipersulit",        "kotor",      "bolak balik terus",
                                  "pilih kasih", "dak jelas",         "rusak",      "lamo dak diurus"};
constexpr Text kOfficeRemedies[] = {"dipercepat",    "ditegur",           "diganti",
                                    "digratiskan",   "ditambah kursinyo", "diumumkan",
                                    "didisiplinkan", "dibuat online",     "diperiksa inspektorat"};
constexpr Text kOtherThings[] = {"sinyal HP",   "internet",          "lapangan bola", "balai desa",   "pasar",
                                 "kapal ketek", "dermaga",           "dana desa",     "makam umum",   "masjid",
                                 "terminal",    "pemadam kebakaran", "BUMDes",        "taman bermain"};
constexpr Text kOtherFaults[] = {"hilang",      "lemah nian",      "rusak",     "mangkrak",
                                 "sepi",        "mahal ongkosnyo", "dak jelas", "rusak atapnyo",
                                 "dak terurus", "roboh",           "jauh nian", "dikuasai wong"};
constexpr Text kOtherRemedies[] = {"dibangun",    "diperbaiki", "diperkuat",   "diumumkan", "dibantu",
                                   "dilanjutkan", "ditambah",   "dibersihkan", "diaudit"};

constexpr TopicWords kTopics[] = {
    {"road", kRoadThings, kRoadFaults, kRoadRemedies},
    {"water", kWaterThings, kWaterFaults, kWaterRemedies},
    {"power", kPowerThings, kPowerFaults, kPowerRemedies},
    {"waste", kWasteThings, kWasteFaults, kWasteRemedies},
    {"health", kHealthThings, kHealthFaults, kHealthRemedies},
    {"school", kSchoolThings, kSchoolFaults, kSchoolRemedies},
    {"identity", kIdentityThings, kIdentityFaults, kIdentityRemedies},
    {"welfare", kWelfareThings, kWelfareFaults, kWelfareRemedies},
    {"farming", kFarmingThings, kFarmingFaults, kFarmingRemedies},
    {"environment", kEnvironmentThings, kEnvironmentFaults, kEnvironmentRemedies},
    {"order", kOrderThings, kOrderFaults, kOrderRemedies},
    {"office", kOfficeThings, kOfficeFaults, kOfficeRemedies},
    {"other", kOtherThings, kOtherFaults, kOtherRemedies},
};

}  // namespace

std::span<const TopicWords> topic_words() { return kTopics; }

}  // namespace loket::sync
