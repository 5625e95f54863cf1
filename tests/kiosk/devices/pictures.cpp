#include "tests/kiosk/devices/pictures.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "kiosk/devices/pipeline.hpp"

namespace loket::test {
namespace {

using devices::Pipeline;
using devices::SampleHold;

constexpr std::chrono::seconds kPatience{20};

}  // namespace

Bytes red_and_blue_jpeg(int width, int height) {
    Bytes rgb;
    for (int i = 0; i < width * height; ++i) {
        const bool is_left = i % width < width / 2;
        rgb.insert(rgb.end(), {std::uint8_t(is_left ? 255 : 0), 0, std::uint8_t(is_left ? 0 : 255)});
    }
    auto pipeline =
        Pipeline::make("appsrc name=source format=time ! videoconvert ! jpegenc ! appsink name=jpeg sync=false")
            .value();
    REQUIRE(width % 4 == 0);  // so that rows have no padding
    pipeline.set("source", "caps",
                 fmt::format("video/x-raw,format=RGB,width={},height={},framerate=1/1", width, height));
    REQUIRE(pipeline.play());
    REQUIRE(pipeline.feed("source", rgb));
    const SampleHold sample = pipeline.pull("jpeg", kPatience);
    REQUIRE(sample);
    return devices::bytes_of(sample.get());
}

Bytes with_exif(const Bytes& jpeg, int orientation) {
    // Big-endian TIFF with one directory of two entries: orientation (0x0112), and the maker (0x010F), "KAMERA\0".
    Bytes exif{'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 2};
    const Bytes maker{0x01, 0x0F, 0, 2, 0, 0, 0, 7, 0, 0, 0, 38};
    const Bytes turned{0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, std::uint8_t(orientation), 0, 0};
    exif.insert(exif.end(), maker.begin(), maker.end());
    exif.insert(exif.end(), turned.begin(), turned.end());
    const Bytes rest{0, 0, 0, 0, 'K', 'A', 'M', 'E', 'R', 'A', 0};
    exif.insert(exif.end(), rest.begin(), rest.end());
    Bytes file(jpeg.begin(), jpeg.begin() + 2);
    const auto size = exif.size() + 2;
    file.insert(file.end(), {0xFF, 0xE1, std::uint8_t(size >> 8), std::uint8_t(size)});
    file.insert(file.end(), exif.begin(), exif.end());
    file.insert(file.end(), jpeg.begin() + 2, jpeg.end());
    return file;
}

Colour colour_at(const devices::Frame& frame, double x, double y) {
    const auto column = std::size_t(x * (frame.width - 1));
    const auto row = std::size_t(y * (frame.height - 1));
    const auto pixel = frame.rgb.reveal().subspan((row * frame.width + column) * 3, 3);
    return {pixel[0], pixel[1], pixel[2]};
}

bool is_red(const Colour& colour) { return colour.red > 180 && colour.green < 80 && colour.blue < 80; }
bool is_blue(const Colour& colour) { return colour.blue > 180 && colour.green < 80 && colour.red < 80; }

Measures measures_of(BytesView jpeg) {
    auto pipeline = Pipeline::make("appsrc name=source ! jpegdec ! appsink name=raw sync=false").value();
    REQUIRE(pipeline.play());
    REQUIRE(pipeline.feed("source", jpeg));
    const SampleHold sample = pipeline.pull("raw", kPatience);
    REQUIRE(sample);
    const GstStructure* form = gst_caps_get_structure(gst_sample_get_caps(sample.get()), 0);
    Measures measures{};
    REQUIRE(gst_structure_get_int(form, "width", &measures.width));
    REQUIRE(gst_structure_get_int(form, "height", &measures.height));
    return measures;
}

std::uint32_t sounding_ms(BytesView ogg) {
    auto pipeline = Pipeline::make(
                        "appsrc name=source ! oggdemux ! opusdec ! audioconvert ! "
                        "audio/x-raw,format=S16LE,channels=1,rate=48000 ! appsink name=raw sync=false")
                        .value();
    REQUIRE(pipeline.play());
    REQUIRE(pipeline.feed("source", ogg));
    std::size_t bytes = 0;
    while (const SampleHold sample = pipeline.pull("raw", kPatience)) bytes += devices::bytes_of(sample.get()).size();
    REQUIRE(pipeline.wait_for_end(kPatience));
    return std::uint32_t(bytes / 2 / 48);
}

}  // namespace loket::test
