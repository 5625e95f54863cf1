#include "tests/printing/scanners.hpp"

#include "tests/printing/pictures.hpp"
#include "tests/printing/programs.hpp"
#include "tests/support/temporary_folder.hpp"

namespace loket::printing::test {

std::string read_by_zbar(const Raster& raster) {
    const loket::test::TemporaryFolder folder;
    write_pbm(raster, folder.path() / "slip.pbm");
    return qr_in_picture(folder.path() / "slip.pbm");
}

std::string read_by_zxing(const Raster& raster) {
    const loket::test::TemporaryFolder folder;
    const auto picture = folder.path() / "slip.pbm";
    write_pbm(raster, picture);
    // By the system's Python, where the package of the binding lies.
    return output_of("/usr/bin/python3 '" LOKET_ZXING "' '" + picture.string() + "'");
}

std::string proof_of_length(std::size_t length) {
    std::string text = "HTTPS://LAPOR.EXAMPLE.ID/R/";
    for (unsigned dice = 1; text.size() < length; dice = dice * 1103515245 + 12345) {
        text += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[dice >> 27];
    }
    return text;
}

}  // namespace loket::printing::test
