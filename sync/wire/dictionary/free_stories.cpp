#include "sync/wire/dictionary/free_stories.hpp"

#include <cassert>

namespace loket::sync {
namespace {

constexpr std::string_view kStories[] = {
    "Selamat pagi Pak Camat. Saya mau mengadukan soal timbangan karet di tempat pengepul Sungai Lilin. Sudah "
    "berbulan-bulan selisihnya dua sampai tiga kilo setiap kali kami menjual, padahal kami timbang sendiri di rumah "
    "pakai timbangan yang ditera. Kalau ditanya mereka bilang karena kadar air. Mohon Dinas Perdagangan datang menera "
    "ulang timbangan para pengepul.",
    "Sejak pabrik itu beroperasi, suara mesinnya kedengaran sampai ke rumah kami terutama tengah malam. Bayi saya "
    "terbangun terus dan mertua saya yang sakit jantung tidak bisa istirahat. Kami pernah minta dipasang peredam, "
    "dijawab akan dipertimbangkan, tapi sampai Agustus ini tidak ada perubahan sama sekali.",
    "Aku nak ngadu soal buayo di sungai depan rumah. La tigo kali nampak di dekat tangga mandi, minggu kemaren ayam "
    "tetanggo dimakannyo. Kami takut nian nak mandi samo nyuci. Tolong BKSDA datang nangkap atau pasang pagar, jangan "
    "nunggu ado wong yang dimakan dulu.",
    "Waktu saya menjemput ibu di puskesmas, kursi roda yang tersedia cuma satu dan rodanya macet. Akhirnya ibu saya "
    "digendong ke mobil. Petugasnya sebenarnya baik, tapi alatnya memang tidak memadai untuk pasien lansia yang "
    "jumlahnya puluhan tiap Senin dan Kamis.",
    "Jadwal pelayanan keliling perpajakan di desa kami berubah tanpa pengumuman. Saya sudah izin kerja setengah hari "
    "dan menunggu sampai zuhur, ternyata dipindah ke hari lain. Tolong kalau ada perubahan diumumkan lewat pengeras "
    "suara masjid atau grup RT.",
    "Di kelas anak saya ada 47 murid dan gurunya cuma satu, guru yang satu lagi cuti melahirkan sejak Juli belum "
    "diganti. Nilai matematika anak-anak turun semua. Kami orang tua bersedia patungan membayar guru pengganti asal "
    "diizinkan sekolah.",
    "Kami kelompok perempuan pembuat kerupuk kemplang membutuhkan mesin pengering, karena musim hujan begini jemuran "
    "tidak kering dan banyak yang berjamur. Pesanan dari Palembang sampai dua kuintal sebulan terpaksa kami tolak "
    "separuhnya.",
    "Apakah benar pembuatan surat izin usaha mikro sekarang hanya bisa lewat aplikasi? Telepon genggam saya tipe lama, "
    "tidak bisa memasang aplikasi apa pun. Saya hanya menjual gorengan di teras rumah, apakah tetap wajib punya nomor "
    "induk berusaha?",
    "Petugas pencatat meter listrik sudah empat bulan tidak datang, tagihannya dikira-kira saja. Bulan ini melonjak "
    "menjadi delapan ratus ribu padahal rumah kami hanya punya kulkas kecil, televisi, dan empat lampu. Waktu komplain "
    "malah diancam diputus.",
    "Minta tolong pagar lapangan sepak bola diperbaiki karena bola sering masuk ke kolam ikan Pak Haji, sudah dua kali "
    "anak-anak dimarahi sampai berkelahi. Kalau boleh sekalian dipasang jaring setinggi enam meter di belakang gawang "
    "sebelah utara.",
    "Rumah kami tersambar petir tanggal 3 kemarin, atap dapur hangus dan televisi meledak. Kami mau tanya apakah ada "
    "santunan dari BPBD untuk kejadian seperti ini. Ketua RT sudah mengambil foto, tetapi bingung harus dikirim ke "
    "siapa.",
    "Kepada petugas yang membaca: antrean di depan kantor ini tidak ada tempat berteduh. Hari Rabu saya pingsan "
    "kepanasan waktu menunggu giliran, untung ditolong satpam. Pasanglah tenda atau minimal payung besar.",
    "Pak, jalan masuk ke SMK itu kalau habis hujan lumpurnya setinggi betis. Cucu saya pakai sepatu dibungkus kantong "
    "kresek.",
    "Tetanggo depan rumah bukak usaha las sampai jam sebelas malam. Percikan apinyo kemano-mano, lah pernah nyambar "
    "jemuran aku. Ditegur malah ngajak betinju. Mintak tolong pak camat nengahi, kami la saling dak becakapan dari "
    "lebaran haji.",
    "Mengapa pohon-pohon mahoni di sepanjang jalan protokol ditebang habis? Dulu teduh, sekarang panas sekali. Kalau "
    "alasannya pelebaran, sampai hari ini tidak ada pekerjaan apa-apa di sana. Kami minta ditanami kembali dengan "
    "tanaman peneduh.",
    "Pernah dijanjikan beasiswa untuk anak berprestasi, anak saya juara dua lomba tilawah tingkat provinsi, tetapi "
    "piagamnya ditolak karena bukan cabang olahraga. Mohon penjelasan aturannya.",
    "ngape bantuan bibit nile dibagike ke yg dak punye kolam, kami yg kolamnye la siap malah dilewati. ketue "
    "kelompoknye main mate samo panitie",
    "Saya penyandang tunanetra. Trotoar baru di pusat kota memang bagus, namun ubin pemandunya dipasang menabrak tiang "
    "reklame dan pot bunga. Tolong diuji coba bersama kami sebelum diresmikan.",
    "Ibu saya meninggal bulan Mei, tetapi namanya masih muncul sebagai pemilih dan penerima pensiun. Kami sudah "
    "menyerahkan surat dari rumah sakit. Kami takut nanti disuruh mengembalikan uang.",
    "Ikan-ikan di keramba kami mati serentak Sabtu subuh, kira-kira empat ratus ekor. Airnya berbau solar. Sebelumnya "
    "kelihatan tongkang berhenti lama di hulu. Contoh airnya saya simpan dalam botol.",
};

}  // namespace

Phrases free_stories() { return kStories; }

std::vector<Report> make_free_reports(std::uint64_t seed) {
    std::vector<Report> reports;
    std::vector<Draft> drafts = make_drafts(std::size(kStories), seed, {.part = Part::held_out});
    for (std::size_t at = 0; at < drafts.size(); ++at) {
        drafts[at].story = kStories[at];
        auto report = validate(drafts[at], date_of(drafts[at].consent->agreed_at));
        assert(report.has_value() && "the free stories are valid");
        reports.push_back(std::move(*report));
    }
    return reports;
}

}  // namespace loket::sync
