// What scanners read off dots, as off the paper: ZBar and ZXing, which are written by different people.
#pragma once

#include "printing/raster.hpp"

namespace loket::printing::test {

/// The QR codes, a line each. Each fails the test when its program finds none.
std::string read_by_zbar(const Raster& raster);
std::string read_by_zxing(const Raster& raster);

/// As many characters as a proof behind an address has, of those that it may have.
std::string proof_of_length(std::size_t length);

}  // namespace loket::printing::test
