#include "ui/words/phrases.hpp"

#include <algorithm>
#include <array>

namespace loket::ui {
namespace {

using Phrases = std::array<std::string_view, 3>;

struct OfTopic {
    std::string_view topic;
    Phrases phrases;
};

constexpr OfTopic kComplaints[] = {
    {"road", {"Jalan rusak di", "Jembatan rusak di", "Lampu jalan mati di"}},
    {"water", {"Air bersih tidak mengalir sejak", "Air keruh di", "Pipa air bocor di"}},
    {"power", {"Listrik padam sejak", "Tiang listrik miring di", "Kabel listrik putus di"}},
    {"waste", {"Sampah menumpuk di", "Sampah tidak diangkut sejak", "Tidak ada tempat sampah di"}},
    {"health", {"Puskesmas tutup saat", "Obat tidak ada di", "Pasien menunggu lama di"}},
    {"school", {"Gedung sekolah rusak di", "Guru kurang di", "Anak tidak bisa sekolah karena"}},
    {"identity", {"KTP belum jadi sejak", "KK belum jadi sejak", "Data kami salah di"}},
    {"welfare", {"Bantuan belum diterima sejak", "Keluarga kami belum terdata di", "Bantuan tidak utuh di"}},
    {"farming", {"Pupuk sulit didapat di", "Sawah terendam di", "Harga jatuh sejak"}},
    {"environment", {"Sungai tercemar di", "Asap tebal di", "Lahan terbakar di"}},
    {"order", {"Keributan setiap malam di", "Pencurian terjadi di", "Warga merasa tidak aman di"}},
    {"office", {"Pelayanan lambat di", "Petugas tidak ada di", "Kami diminta membayar untuk"}},
    {"other", {"Kami melaporkan", "Sejak kemarin", "Warga terganggu oleh"}},
};

constexpr Phrases kProposals{"Kami mengusulkan", "Mohon dibangun", "Mohon diperbaiki"};
constexpr Phrases kQuestions{"Saya ingin tahu", "Bagaimana cara", "Berapa biaya"};
constexpr Phrases kPlaces{"Dekat", "Di depan", "Simpang"};

}  // namespace

std::span<const std::string_view> story_phrases(Kind kind, std::string_view topic_code) {
    if (kind == Kind::aspirasi) return kProposals;
    if (kind == Kind::permintaan_informasi) return kQuestions;
    const auto found = std::find_if(std::begin(kComplaints), std::end(kComplaints),
                                    [&](const OfTopic& one) { return one.topic == topic_code; });
    return found != std::end(kComplaints) ? found->phrases : std::rbegin(kComplaints)->phrases;
}

std::span<const std::string_view> place_phrases() { return kPlaces; }

}  // namespace loket::ui
