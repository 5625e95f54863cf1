#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "tests/faults/paper/print_room.hpp"
#include "tests/printing/programs.hpp"
#include "tests/support/temporary_folder.hpp"

namespace loket::test {
namespace {

using namespace printing;

/// No printer is ready sooner. It counts in whole seconds how long it has been on, by which it is known that it was not
/// switched off in the middle of a job.
constexpr std::chrono::seconds kSwitchingOn{3};

/// The number, and the line that marks a copy.
std::string key_of_text(const std::string& text) {
    std::string key;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const bool tells = line.find("SALINAN") != std::string::npos || line.find("BTM2-") != std::string::npos;
        const auto first = line.find_first_not_of(' ');
        if (tells) key += (key.empty() ? "" : ", ") + line.substr(first);
    }
    return key;
}

class IppRoom final : public PrintRoom {
public:
    PrintShop& shop() override { return shop_; }
    DocumentFormat wants() const override { return DocumentFormat::pdf; }

    std::string key_of(const PrintRequest& request) override {
        const auto file = folder_.path() / "document.pdf";
        std::ofstream(file, std::ios::binary)
            .write(reinterpret_cast<const char*>(request.document.data()), std::streamsize(request.document.size()));
        return key_of_text(printing::test::text_in(file));
    }

    void suffer(Harm harm, int severity) override {
        if (!shop_.is_printer_on()) return;  // it suffers already
        switch (harm) {
            case Harm::none: break;
            case Harm::paper_ends:
            case Harm::cover_opens: shop_.take_paper_out(); break;
            case Harm::jams:
                complains_ = true;
                shop_.jam();
                break;
            case Harm::falls_silent:
                is_frozen_ = true;
                shop_.freeze_printer();
                break;
            case Harm::dies: shop_.switch_printer_off(); break;
            case Harm::lies:
                complains_ = true;
                shop_.complain_for_nothing();
                break;
            case Harm::slows_down: shop_.slow_down(0.1 + severity * 0.02); break;
        }
    }

    void mend() override {
        const bool is_on = shop_.is_printer_on();
        if (is_frozen_ && is_on) shop_.thaw_printer();
        shop_.mend_printer();
        // It complains until its next job, and whoever believes it sends none.
        if (complains_ && is_on) shop_.switch_printer_off();
        if (complains_ || !is_on) {
            shop_.switch_printer_on();
            std::this_thread::sleep_for(kSwitchingOn);
        }
        is_frozen_ = complains_ = false;
    }

    std::vector<Piece> take_paper() override {
        std::vector<Piece> pieces;
        for (const auto& file : shop_.printed()) {
            // What broke off on its way is no PDF.
            const std::string quoted = "'" + file.string() + "'";
            const bool is_whole =
                printing::test::output_of("pdfinfo " + quoted + " >/dev/null 2>&1 && echo whole; :") != "";
            pieces.push_back(is_whole ? Piece{key_of_text(printing::test::text_in(file)), true} : Piece{"", false});
            std::filesystem::remove(file);
        }
        return pieces;
    }

private:
    TemporaryFolder folder_;
    PrintShop shop_;
    bool is_frozen_ = false;
    bool complains_ = false;
};

}  // namespace

std::unique_ptr<PrintRoom> make_ipp_room() { return std::make_unique<IppRoom>(); }

}  // namespace loket::test
