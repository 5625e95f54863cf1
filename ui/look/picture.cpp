#include "ui/look/picture.hpp"

#include <backends/imgui_impl_opengl3_loader.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "kiosk/base/secret.hpp"

namespace loket::ui {
namespace {

constexpr std::size_t kBytesAPixel = 4;

/// Where one of `count` equal parts lies on a line of `pixels`: calls `share` with each pixel that it touches and how
/// much of it it covers.
template <class Share>
void spread(int part, int count, int pixels, Share share) {
    const double size = double(pixels) / count;
    const double from = part * size;
    const double to = part + 1 == count ? pixels : from + size;
    for (int pixel = int(from); pixel < pixels && pixel < to; ++pixel) {
        share(std::size_t(pixel), float(std::min(to, pixel + 1.0) - std::max(from, double(pixel))));
    }
}

void wipe_floats(std::vector<float>& values) { loket::wipe(values.data(), values.size() * sizeof(float)); }

/// The texture that is bound is of this size from here on.
void upload(const Bytes& rgba, int width, int height) {
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
}

}  // namespace

Bytes shades_of(const SlipDots& dots, int width, int height) {
    const auto row = std::size_t(width);
    std::vector<float> line(row);
    std::vector<float> black(row * std::size_t(height));
    const auto row_bytes = std::size_t(dots.width / 8);
    for (int y = 0; y < dots.height; ++y) {
        std::fill(line.begin(), line.end(), 0.0F);
        for (int x = 0; x < dots.width; ++x) {
            const std::uint8_t eight = dots.bits[std::size_t(y) * row_bytes + std::size_t(x / 8)];
            if ((eight >> (7 - x % 8) & 1) == 0) continue;
            spread(x, dots.width, width, [&](std::size_t at, float part) { line[at] += part; });
        }
        spread(y, dots.height, height, [&](std::size_t at, float part) {
            for (std::size_t x = 0; x < row; ++x) black[at * row + x] += part * line[x];
        });
    }
    Bytes shades(black.size());
    std::transform(black.begin(), black.end(), shades.begin(),
                   [](float part) { return std::uint8_t(std::lround(255 * std::min(part, 1.0F))); });
    wipe_floats(line);
    wipe_floats(black);
    return shades;
}

unsigned make_texture(const Bytes& rgba, int width, int height) {
    unsigned texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    // Without these it would want mipmaps.
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    upload(rgba, width, height);
    return texture;
}

void release_texture(unsigned texture, int width, int height) {
    glBindTexture(GL_TEXTURE_2D, texture);
    upload(Bytes(std::size_t(width) * std::size_t(height) * kBytesAPixel, 255), width, height);
    glDeleteTextures(1, &texture);
}

unsigned Picture::texture_of(const std::shared_ptr<const SlipDots>& dots, int width, int height) {
    is_shown_ = true;
    const bool is_same = !dots_.owner_before(dots) && !dots.owner_before(dots_);
    if (texture_ != 0 && is_same && width == width_ && height == height_) return texture_;
    Bytes shades = shades_of(*dots, width, height);
    Bytes rgba(shades.size() * kBytesAPixel, 255);
    for (std::size_t i = 0; i < shades.size(); ++i) {
        std::fill_n(rgba.begin() + std::ptrdiff_t(i * kBytesAPixel), 3, std::uint8_t(255 - shades[i]));
    }
    // Under another name than the one before has, so that a frame with it is seen to be another.
    const unsigned made = make_texture(rgba, width, height);
    loket::wipe(shades);
    loket::wipe(rgba);
    release();
    texture_ = made;
    dots_ = dots;
    width_ = width;
    height_ = height;
    return texture_;
}

void Picture::release() {
    if (texture_ == 0) return;
    release_texture(texture_, width_, height_);
    texture_ = 0;
    dots_.reset();
}

}  // namespace loket::ui
