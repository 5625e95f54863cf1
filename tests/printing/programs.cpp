#include "tests/printing/programs.hpp"

#include <doctest/doctest.h>

#include <cstdio>

namespace loket::printing::test {

std::string output_of(const std::string& command) {
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string output;
    char buffer[4096];
    while (const std::size_t got = fread(buffer, 1, sizeof buffer, pipe)) output.append(buffer, got);
    REQUIRE_MESSAGE(pclose(pipe) == 0, command);
    return output;
}

std::string text_in(const std::filesystem::path& pdf) {
    return output_of("pdftotext -layout '" + pdf.string() + "' -");
}

std::string qr_in_picture(const std::filesystem::path& picture) {
    return output_of("zbarimg -q --raw --nodbus -Sdisable -Sqrcode.enable '" + picture.string() + "'");
}

std::string qr_in(const std::filesystem::path& pdf) {
    const std::string picture = pdf.string() + ".page";
    output_of("pdftoppm -r 203 -png -singlefile '" + pdf.string() + "' '" + picture + "'");
    return qr_in_picture(picture + ".png");
}

}  // namespace loket::printing::test
