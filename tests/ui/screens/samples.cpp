#include "tests/ui/screens/samples.hpp"

#include "tests/ui/flow/qr_sample.hpp"

namespace loket::ui {
namespace {

Action act(std::string id, std::string text, std::string icon = {}, Intent intent = Next{}) {
    return {std::move(id), std::move(text), std::move(intent), Availability::enabled, std::move(icon)};
}

FrameView frame(std::string screen, const Access& access, int step) {
    FrameView f;
    f.screen = std::move(screen);
    f.office_name = "Kantor Kecamatan Babat Toman";
    f.link_text = "Luring · tersimpan aman";
    f.link_tone = Tone::gold;
    f.time_text = "09.42";
    f.access = access;
    f.tools = {act("language", "Bahasa", "translate", SwitchLanguage{}),
               act("text_size", "Huruf", "format-size", NextTextSize{}),
               act("contrast", "Kontras", "contrast-box", SwitchContrast{})};
    f.officer = act("officer", "Panggil petugas", "human-greeting", CallOfficer{});
    if (step == 0) return f;
    int i = 0;
    for (const char* name : {"Topik", "Cerita", "Tempat", "Identitas", "Periksa"}) {
        ++i;
        f.steps.push_back({name, i < step    ? StepView::Progress::done
                                 : i == step ? StepView::Progress::current
                                             : StepView::Progress::ahead});
    }
    f.back = act("back", "Kembali", "arrow-left", Back{});
    f.cancel = act("cancel", "Batal", "close", AskCancel{});
    f.next = act("next", "Lanjut", "arrow-right", Next{});
    return f;
}

FrameView typing(FrameView f) {
    f.tools.clear();
    return f;
}

Key key(std::string text, double width = 1.0, Key::Style style = Key::Style::letter, std::string icon = {}) {
    return {act("key." + (icon.empty() ? text : icon), text, icon, TypeText{text}), width, style};
}

KeyboardView letters() {
    const auto row = [](std::string_view characters) {
        std::vector<Key> keys;
        for (const char c : characters) keys.push_back(key(std::string(1, c)));
        return keys;
    };
    KeyboardView k{{row("qwertyuiop"), row("asdfghjkl"), {}, {}}};
    k.rows[0].push_back(key("", 1.5, Key::Style::function, "backspace"));
    k.rows[1].push_back(key("", 2.5, Key::Style::function, "keyboard-return"));
    k.rows[2].push_back(key("", 1.5, Key::Style::function, "apple-keyboard-shift"));
    for (Key& letter : row("zxcvbnm,.?")) k.rows[2].push_back(letter);
    k.rows[3] = {key("?123", 2, Key::Style::function), key("spasi", 7.5), key("Selesai", 2, Key::Style::done)};
    return k;
}

KeyboardView digits() {
    KeyboardView k;
    for (const auto& row : {std::vector<std::string>{"1", "2", "3"}, {"4", "5", "6"}, {"7", "8", "9"}}) {
        k.rows.emplace_back();
        for (const auto& d : row) k.rows.back().push_back(key(d));
    }
    k.rows.push_back({key("", 1, Key::Style::function, "backspace"), key("0"), key("Selesai", 1, Key::Style::done)});
    return k;
}

FieldView text_field(std::string id, std::string label, std::string text, std::string hint = {}) {
    FieldView f;
    f.focus = act(std::move(id), "", "", FocusField{TextField::name});
    f.label = std::move(label);
    f.text = std::move(text);
    f.hint = std::move(hint);
    return f;
}

View welcome(const Access& access) {
    WelcomeView v{
        "Selamat datang.\nApa yang ingin Anda sampaikan?",
        "Gratis. Tidak perlu akun. Anda menerima tanda terima tercetak.",
        {{act("kind.pengaduan", "Pengaduan", "bullhorn"), "Ada layanan atau fasilitas yang bermasalah", Tone::red},
         {act("kind.aspirasi", "Aspirasi", "lightbulb"), "Usul dan harapan untuk Muba", Tone::gold},
         {act("kind.permintaan_informasi", "Permintaan informasi", "information"), "Bertanya kepada pemerintah",
          Tone::blue},
         {act("status", "Cek laporan saya", "qrcode-scan"), "Pindai kode pada tanda terima", Tone::primary}}};
    return {frame("welcome", access, 0), v, {}};
}

View topic(const Access& access) {
    TopicView v;
    v.title = "Tentang apa pengaduan Anda?";
    const std::pair<const char*, const char*> tiles[] = {{"Jalan & jembatan", "road-variant"},
                                                         {"Air bersih", "water"},
                                                         {"Listrik", "flash"},
                                                         {"Sampah", "delete"},
                                                         {"Kesehatan", "hospital"},
                                                         {"Sekolah", "school"},
                                                         {"KTP & KK", "account-card-details"},
                                                         {"Bantuan sosial", "gift"},
                                                         {"Pertanian", "leaf"},
                                                         {"Lingkungan", "factory"},
                                                         {"Keamanan", "security"},
                                                         {"Pelayanan kantor", "tie"}};
    for (const auto& [name, icon] : tiles) v.tiles.push_back({act(std::string("topic.") + icon, name, icon)});
    v.tiles[0].selection = Selection::selected;
    v.other = {act("topic.other", "Topik lain, atau saya tidak yakin", "dots-horizontal")};
    return {frame("topic", access, 1), v, {}};
}

View story(const Access& access) {
    StoryView v;
    v.title = "Ceritakan kejadiannya";
    v.story = text_field("story", "",
                         "Jembatan kayu di Desa Mangun Jaya putus sejak Senin. Anak sekolah harus menyeberang naik "
                         "perahu. Mohon segera diperbaiki, jalan");
    v.story.note = "128 dari 10.000 huruf";
    v.story.selection = Selection::selected;
    v.story.is_multiline = true;
    v.hints_title = "Agar cepat ditangani, sebutkan:";
    v.hints = {{"Apa yang terjadi", true}, {"Sejak kapan", true}, {"Siapa yang terdampak", false}};
    v.keyboard = letters();
    return {typing(frame("story", access, 2)), v, {}};
}

View place(const Access& access) {
    PlaceView v;
    v.title = "Di mana kejadiannya?";
    v.kecamatan_text = "Kecamatan Babat Toman";
    v.change_kecamatan = act("kecamatan", "Ganti kecamatan", "map-marker", OpenKecamatanList{});
    for (const char* name : {"Babat", "Bangun Sari", "Beruge", "Kasmaran", "Mangun Jaya", "Muara Punjung",
                             "Pangkalan Jaya", "Sereka", "Sri Mulyo", "Srimulyo Utara", "Sugi Raya", "Sugi Waras"}) {
        v.choices.push_back({act(std::string("village.") + name, name, "", ChooseVillage{name})});
    }
    v.choices[4].selection = Selection::selected;
    v.next_page = act("page.next", "Berikutnya", "chevron-right", TurnPage{1});
    v.page_text = "1 dari 2";
    return {frame("place", access, 3), v, {}};
}

View place_detail(const Access& access, bool is_typing) {
    FormView v;
    v.title = "Di dekat apa, dan kapan?";
    v.subtitle = "Boleh dikosongkan. Petugas lebih cepat menemukan tempatnya.";
    v.fields = {text_field("place_detail", "Di dekat apa", "dekat SD Negeri 2", "misalnya dekat SD Negeri 2"),
                text_field("event_date", "Tanggal kejadian", "", "23/11/2026")};
    v.quick = {{act("date.today", "Hari ini")}, {act("date.yesterday", "Kemarin")}};
    if (is_typing) {
        v.fields[0].selection = Selection::selected;
        v.keyboard = letters();
    }
    const FrameView f = frame("place_detail", access, 3);
    return {is_typing ? typing(f) : f, v, {}};
}

View identity(const Access& access) {
    IdentityView v;
    v.title = "Bagaimana nama Anda dicantumkan?";
    v.choices = {
        {act("identity.open", "Dengan nama saya", "account"), "Dinas yang menangani dapat melihat nama Anda"},
        {act("identity.anonymous", "Rahasiakan nama saya", "incognito"),
         "Nama Anda tidak terlihat oleh umum dan pihak yang dilaporkan"},
        {act("identity.none", "Tanpa nama", "account-off"), "Anda tetap dapat memantau dengan kode di tanda terima"}};
    v.choices[1].selection = Selection::selected;
    v.confidential = {act("confidential", "Isi laporan rahasia", "lock"), "Isi tidak ditampilkan untuk umum"};
    v.about_office = {act("about_office", "Tentang kantor ini", "bank"),
                      "Disegel dari petugas di sini, dikirim setingkat di atas"};
    v.about_office.selection = Selection::selected;
    return {frame("identity", access, 4), v, {}};
}

View person(const Access& access, bool is_typing) {
    FormView v;
    v.title = "Siapa nama Anda?";
    v.subtitle = "Hanya nama yang wajib diisi.";
    v.fields = {text_field("name", "Nama lengkap", "Siti Rahmawati"),
                text_field("nik", "NIK", "160601450288", "16 angka, boleh dikosongkan"),
                text_field("phone", "Nomor telepon", "0812-0000-0001"),
                text_field("address", "Alamat", "", "boleh dikosongkan")};
    v.fields[1].problem = "Nomor belum lengkap: 12 dari 16 angka";
    if (is_typing) {
        v.fields[1].selection = Selection::selected;
        v.keyboard = digits();
    }
    const FrameView f = frame("person", access, 4);
    return {is_typing ? typing(f) : f, v, {}};
}

View review(const Access& access) {
    ReviewView v;
    v.title = "Sudah benar?";
    const auto edit = [](std::string id) { return act("edit." + id, "Ubah", "pencil", EditFromReview{Screen::topic}); };
    v.rows = {
        {"Jenis", "", "Pengaduan · Jalan & jembatan", "", edit("topic")},
        {"Cerita", "",
         "Jembatan kayu di Desa Mangun Jaya putus sejak Senin. Anak sekolah harus menyeberang naik perahu. Mohon "
         "segera diperbaiki.",
         "", edit("story")},
        {"Tempat", "", "Desa Mangun Jaya, Kecamatan Babat Toman", "dekat SD Negeri 2", edit("place")},
        {"Identitas", "incognito", "Rahasia — nama Anda hanya dilihat petugas yang berwenang", "", edit("identity")}};
    v.consent = {act("consent", "Saya setuju data ini dipakai untuk menangani laporan saya.", "", ToggleConsent{})};
    v.notice = act("notice", "Baca pemberitahuan privasi", "", OpenNotice{});
    View view{frame("review", access, 5), v, {}};
    view.frame.next = act("send", "Kirim laporan", "send", Send{});
    view.frame.next->availability = Availability::disabled;
    return view;
}

View notice(const Access& access) {
    NoticeView v;
    v.title = "Pemberitahuan privasi";
    v.paragraphs = {
        "Laporan Anda disimpan tersegel di loket ini. Petugas di sini tidak dapat membacanya setelah terkirim.",
        "Nama, NIK, alamat dan nomor telepon hanya dilihat oleh petugas yang menangani laporan Anda.",
        "Anda berhak meminta salinan, perbaikan atau penghapusan data Anda kepada Dinas Kominfo."};
    v.next_page = act("page.next", "Berikutnya", "chevron-right", TurnPage{1});
    v.page_text = "1 dari 2";
    v.close = act("close", "Tutup", "check", Back{});
    FrameView f = frame("notice", access, 0);
    return {f, v, {}};
}

View filed(const Access& access) {
    FiledView v;
    v.title = "Laporan Anda sudah tercatat";
    v.subtitle =
        "Tersimpan aman di loket ini. Akan dikirim ke Pemerintah Kabupaten begitu jaringan tersambung — tanpa Anda "
        "perlu kembali.";
    v.print_title = "Ambil tanda terima";
    v.print_detail = "di bawah layar";
    v.print_tone = Tone::primary;
    v.print_icon = "printer";
    v.due_title = "Ditanggapi paling lambat";
    v.due_detail = "Senin, 30 November 2026";
    v.done = act("done", "Selesai", "check", Done{});
    v.print_again = act("print_again", "Cetak lagi", "printer", PrintAgain{});
    v.countdown = "Layar kembali ke awal dalam 18 detik";
    v.ticket = {"PEMERINTAH KAB. MUSI BANYUASIN",
                "Kantor Kecamatan Babat Toman",
                "Nomor laporan",
                "BTM2-00427-P",
                "BTM2-00427-P",
                qr_of_ticket_number(),
                "Kode rahasia",
                Secret(std::string_view("K3VQ-9X7M")),
                {{"Diterima", "23 Nov 2026 09.42"}, {"Jenis", "Pengaduan"}, {"Topik", "Jalan & jembatan"}}};
    FrameView f = frame("filed", access, 0);
    f.tools.clear();
    f.officer.reset();
    return {f, v, {}};
}

View status_entry(const Access& access) {
    FormView v;
    v.title = "Cek laporan saya";
    v.subtitle = "Ketik nomor dan kode rahasia dari tanda terima Anda, atau pindai kodenya.";
    v.fields = {text_field("ticket_number", "Nomor laporan", "BTM2-00427-P"),
                text_field("secret_code", "Kode rahasia", "K3VQ", "8 huruf dan angka")};
    v.fields[1].selection = Selection::selected;
    v.keyboard = letters();
    v.submit = act("look_up", "Lihat status", "magnify", LookUp{});
    FrameView f = typing(frame("status_entry", access, 0));
    f.back = act("back", "Kembali", "arrow-left", Back{});
    return {f, v, {}};
}

View status(const Access& access) {
    StatusView v;
    v.number = "BTM2-00427-P";
    v.subtitle = "Pengaduan · Jalan & jembatan · diterima 23 Nov 2026";
    v.badge = "Diterima kabupaten";
    v.badge_tone = Tone::blue;
    v.badge_icon = "wrench";
    v.entries = {{"Tercatat di loket", "Sen 23 Nov, 09.42", "Kantor Kecamatan Babat Toman", StepView::Progress::done},
                 {"Diterima kabupaten", "Sen 23 Nov, 14.05", "", StepView::Progress::current},
                 {"Ditanggapi", "target Sen 30 Nov", "", StepView::Progress::ahead}};
    v.done = act("done", "Selesai", "check", Done{});
    View view{frame("status", access, 0), v, {}};
    view.frame.link_text = "Tersambung";
    view.frame.link_tone = Tone::green;
    return view;
}

View out_of_service(const Access& access) {
    OutOfServiceView v{"Loket sedang tidak dapat dipakai",
                       "Laporan yang sudah tercatat tetap aman. Silakan hubungi petugas di meja pelayanan.", "L-DB-1"};
    FrameView f = frame("out_of_service", access, 0);
    f.tools.clear();
    return {f, v, {}};
}

View with_dialog(View view, DialogView dialog) {
    view.dialog = std::move(dialog);
    return view;
}

}  // namespace

std::vector<Sample> samples(const Access& access) {
    FilingView filing{"Menyimpan laporan Anda"};
    FrameView filing_frame = frame("filing", access, 0);
    filing_frame.tools.clear();
    filing_frame.officer.reset();
    return {
        {"01-welcome", welcome(access)},
        {"02-topic", topic(access)},
        {"03-story", story(access)},
        {"04-place", place(access)},
        {"05-place-detail", place_detail(access, false)},
        {"06-place-detail-typing", place_detail(access, true)},
        {"07-identity", identity(access)},
        {"08-person", person(access, false)},
        {"09-person-typing", person(access, true)},
        {"10-review", review(access)},
        {"11-notice", notice(access)},
        {"12-filing", {filing_frame, filing, {}}},
        {"13-filed", filed(access)},
        {"14-status-entry", status_entry(access)},
        {"15-status", status(access)},
        {"16-out-of-service", out_of_service(access)},
        {"17-cancel", with_dialog(topic(access), {"cancel",
                                                  "Batalkan laporan ini?",
                                                  "Yang sudah Anda isi akan dihapus dari layar dan tidak disimpan.",
                                                  {act("continue", "Lanjutkan mengisi", "", CloseOverlay{}),
                                                   act("confirm_cancel", "Hapus dan kembali", "", ConfirmCancel{})},
                                                  Tone::red})},
        {"18-idle", with_dialog(story(access), {"idle",
                                                "Anda masih di sini?",
                                                "Layar akan dibersihkan dalam 45 detik.",
                                                {act("still_here", "Saya masih di sini", "", CloseOverlay{})},
                                                Tone::gold})},
    };
}

}  // namespace loket::ui
