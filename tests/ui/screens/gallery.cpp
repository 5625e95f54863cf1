#include "tests/ui/screens/gallery.hpp"

#include <cairo.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace loket::ui {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

constexpr int kGap = 6;
constexpr std::uint8_t kGrey = 0x80;

std::uint32_t* row_of(const Surface& surface, int y) {
    unsigned char* data = cairo_image_surface_get_data(surface.get());
    return reinterpret_cast<std::uint32_t*>(data + y * cairo_image_surface_get_stride(surface.get()));
}

std::size_t place_of(const Pixels& picture, int x, int y) { return std::size_t(y * picture.width + x) * 3; }

Pixels blank(int width, int height) {
    return {width, height, std::vector<std::uint8_t>(std::size_t(width * height) * 3, kGrey)};
}

}  // namespace

Pixels smaller(const Pixels& picture, int divisor) {
    Pixels small = blank(picture.width / divisor, picture.height / divisor);
    for (int y = 0; y < small.height; ++y) {
        for (int x = 0; x < small.width; ++x) {
            for (std::size_t c = 0; c < 3; ++c) {
                int sum = 0;
                for (int dy = 0; dy < divisor; ++dy) {
                    for (int dx = 0; dx < divisor; ++dx) {
                        sum += picture.rgb[place_of(picture, x * divisor + dx, y * divisor + dy) + c];
                    }
                }
                small.rgb[place_of(small, x, y) + c] = std::uint8_t(sum / (divisor * divisor));
            }
        }
    }
    return small;
}

Pixels Gallery::wall() const {
    int width = 0;
    int height = 0;
    for (const Pixels& picture : pictures_) {
        width = std::max(width, picture.width + kGap);
        height = std::max(height, picture.height + kGap);
    }
    const auto rows = (pictures_.size() + columns_ - 1) / columns_;
    Pixels wall = blank(width * int(columns_) + kGap, height * int(rows) + kGap);
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
        const Pixels& picture = pictures_[i];
        const int left = int(i % columns_) * width + kGap;
        const int top = int(i / columns_) * height + kGap;
        for (int y = 0; y < picture.height; ++y) {
            const auto* from = picture.rgb.data() + place_of(picture, 0, y);
            std::copy_n(from, picture.width * 3, wall.rgb.data() + place_of(wall, left, top + y));
        }
    }
    return wall;
}

void write_png(const Pixels& picture, const std::filesystem::path& path) {
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height),
                          &cairo_surface_destroy);
    for (int y = 0; y < picture.height; ++y) {
        std::uint32_t* row = row_of(surface, y);
        for (int x = 0; x < picture.width; ++x) {
            const auto* rgb = picture.rgb.data() + place_of(picture, x, y);
            row[x] = std::uint32_t(rgb[0]) << 16 | std::uint32_t(rgb[1]) << 8 | rgb[2];
        }
    }
    cairo_surface_mark_dirty(surface.get());
    REQUIRE(cairo_surface_write_to_png(surface.get(), path.c_str()) == CAIRO_STATUS_SUCCESS);
}

Pixels read_png(const std::filesystem::path& path) {
    const Surface surface(cairo_image_surface_create_from_png(path.c_str()), &cairo_surface_destroy);
    REQUIRE_MESSAGE(cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS, path);
    Pixels picture = blank(cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()));
    for (int y = 0; y < picture.height; ++y) {
        const std::uint32_t* row = row_of(surface, y);
        for (int x = 0; x < picture.width; ++x) {
            auto* rgb = picture.rgb.data() + place_of(picture, x, y);
            for (int c = 0; c < 3; ++c) rgb[c] = std::uint8_t(row[x] >> (16 - 8 * c));
        }
    }
    return picture;
}

double difference(const Pixels& a, const Pixels& b, int levels) {
    if (a.width != b.width || a.height != b.height) return 1;
    std::size_t different = 0;
    for (std::size_t i = 0; i < a.rgb.size(); i += 3) {
        const bool is_off = std::abs(a.rgb[i] - b.rgb[i]) > levels || std::abs(a.rgb[i + 1] - b.rgb[i + 1]) > levels ||
                            std::abs(a.rgb[i + 2] - b.rgb[i + 2]) > levels;
        different += is_off ? 1 : 0;
    }
    return double(different) / double(std::max<std::size_t>(1, a.rgb.size() / 3));
}

}  // namespace loket::ui
