// Slips as pictures: what tests compare with the golden ones, and what a person looks at.
#pragma once

#include <filesystem>

#include "printing/raster.hpp"

namespace loket::printing::test {

/// The picture as a PNG of black and white. Requires that the folder can be written.
void write_png(const Raster& raster, const std::filesystem::path& path);
/// Requires a PNG that `write_png` wrote.
Raster read_png(const std::filesystem::path& path);

/// The same dots as a portable bitmap (P4): the raster behind a line for its size.
void write_pbm(const Raster& raster, const std::filesystem::path& path);

/// Dots that are black in only one of the two, as a share of all that are black in the second. Other sizes: 1.
double difference(const Raster& raster, const Raster& golden);

}  // namespace loket::printing::test
