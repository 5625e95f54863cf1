#include "tests/printing/pictures.hpp"

#include <cairo.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

#include "kiosk/base/files.hpp"

namespace loket::printing::test {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

constexpr std::uint32_t kBlack = 0xFF000000;
constexpr std::uint32_t kWhite = 0xFFFFFFFF;

std::uint32_t* row_of(const Surface& surface, int y) {
    unsigned char* data = cairo_image_surface_get_data(surface.get());
    return reinterpret_cast<std::uint32_t*>(data + std::size_t(y) *
                                                       std::size_t(cairo_image_surface_get_stride(surface.get())));
}

}  // namespace

void write_png(const Raster& raster, const std::filesystem::path& path) {
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, raster.width, raster.height),
                          &cairo_surface_destroy);
    for (int y = 0; y < raster.height; ++y) {
        std::uint32_t* row = row_of(surface, y);
        for (int x = 0; x < raster.width; ++x) row[x] = raster.is_black(x, y) ? kBlack : kWhite;
    }
    cairo_surface_mark_dirty(surface.get());
    REQUIRE(cairo_surface_write_to_png(surface.get(), path.c_str()) == CAIRO_STATUS_SUCCESS);
}

Raster read_png(const std::filesystem::path& path) {
    const Surface surface(cairo_image_surface_create_from_png(path.c_str()), &cairo_surface_destroy);
    REQUIRE_MESSAGE(cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS, path);
    Raster raster{cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()), {}};
    REQUIRE(raster.width % 8 == 0);
    raster.bits.resize(std::size_t(raster.width / 8) * std::size_t(raster.height));
    for (int y = 0; y < raster.height; ++y) {
        const std::uint32_t* row = row_of(surface, y);
        for (int x = 0; x < raster.width; ++x) {
            if ((row[x] & 0xFF) != 0) continue;
            raster.bits[std::size_t(y * (raster.width / 8) + x / 8)] |= std::uint8_t(0x80U >> (x % 8));
        }
    }
    return raster;
}

void write_pbm(const Raster& raster, const std::filesystem::path& path) {
    Bytes picture = to_bytes("P4\n" + std::to_string(raster.width) + " " + std::to_string(raster.height) + "\n");
    picture.insert(picture.end(), raster.bits.begin(), raster.bits.end());
    REQUIRE(write_file(path, picture, FileMode::private_to_owner));
}

double difference(const Raster& raster, const Raster& golden) {
    if (raster.width != golden.width || raster.height != golden.height) return 1;
    const auto count = [](std::uint8_t bits) { return __builtin_popcount(bits); };
    int black = 0;
    int different = 0;
    for (std::size_t i = 0; i < golden.bits.size(); ++i) {
        black += count(golden.bits[i]);
        different += count(golden.bits[i] ^ raster.bits[i]);
    }
    return double(different) / std::max(1, black);
}

}  // namespace loket::printing::test
