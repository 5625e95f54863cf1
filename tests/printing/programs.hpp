// The programs of other people that read back what we print.
#pragma once

#include <filesystem>
#include <string>

namespace loket::printing::test {

/// Runs a shell command and returns its standard output; fails the test when the command does.
std::string output_of(const std::string& command);

/// The text of a PDF (poppler's pdftotext).
std::string text_in(const std::filesystem::path& pdf);
/// What a scanner reads from a picture: each QR code, a line each (ZBar's zbarimg).
std::string qr_in_picture(const std::filesystem::path& picture);
/// What a scanner reads from a PDF's only page at 203 dpi (poppler's pdftoppm, ZBar's zbarimg).
std::string qr_in(const std::filesystem::path& pdf);

}  // namespace loket::printing::test
