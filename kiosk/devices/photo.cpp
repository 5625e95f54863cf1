#include "kiosk/devices/photo.hpp"

#include <gst/video/video.h>

#include <string>

#include "kiosk/devices/picture_head.hpp"

namespace loket::devices {
namespace {

using std::chrono::seconds;
static_assert(kFrameSide == 640 && kPhotoSide == 2048, "the pipelines' words say the same");

/// However large a picture is, each step takes less.
constexpr seconds kPatience{20};

/// What GStreamer calls each of Exif's eight orientations.
constexpr const char* kDirections[] = {"identity", "horiz", "180", "vert", "ul-lr", "90r", "ur-ll", "90l"};

/// What came out of a pipeline with a sink of this name.
Result<SampleHold> result_of(Pipeline& pipeline) {
    SampleHold sample = pipeline.pull("sink", kPatience);
    if (sample) return sample;
    TRY(pipeline.wait_for_end(seconds(1)));  // says what is wrong
    return fail(Fault::io, "no picture came of it", "photo");
}

/// Between an appsrc and an appsink.
Result<Pipeline> pipeline_of(const std::string& words) {
    return Pipeline::make("appsrc name=source format=time ! " + words + " ! appsink name=sink sync=false");
}

Result<SampleHold> converted(GstSample* sample, const std::string& words) {
    Pipeline pipeline = TRY(pipeline_of(words));
    TRY(pipeline.play());
    TRY(pipeline.feed("source", sample));
    return result_of(pipeline);
}

}  // namespace

Result<Photo> photo_of(GstSample* sample) {
    // One after another: in one pipeline the small size that one end wants would be taken for both.
    const SampleHold photo = TRY(converted(
        sample, "videoconvert ! videoscale ! video/x-raw,width=[1,2048],height=[1,2048],pixel-aspect-ratio=1/1"));
    const SampleHold written = TRY(converted(photo.get(), "videoconvert ! jpegenc quality=80"));
    Secret jpeg(bytes_of(written.get()));
    if (jpeg.reveal().size() > kPhotoMaximum) return fail(Fault::too_large, "a photo over its bound");
    const SampleHold small = TRY(converted(photo.get(), kToFrame));
    Frame frame = TRY(frame_of(small.get()));
    return Photo{std::move(jpeg), std::move(frame)};
}

Result<Photo> photo_of(BytesView picture) {
    const PictureHead head = TRY(read_picture_head(picture));
    const bool is_jpeg = head.format == PictureHead::Format::jpeg;
    Pipeline pipeline =
        TRY(pipeline_of(std::string(is_jpeg ? "jpegdec" : "pngdec") + " ! videoconvert ! videoflip name=flip"));
    pipeline.set("flip", "video-direction", kDirections[head.orientation - 1]);
    pipeline.set("source", "caps", is_jpeg ? "image/jpeg" : "image/png");
    TRY(pipeline.play());
    TRY(pipeline.feed("source", picture));
    const SampleHold upright = TRY(result_of(pipeline));
    return photo_of(upright.get());
}

Result<Frame> frame_of(GstSample* sample) {
    GstVideoInfo info;
    GstVideoFrame frame;
    if (!gst_video_info_from_caps(&info, gst_sample_get_caps(sample)) ||
        GST_VIDEO_INFO_FORMAT(&info) != GST_VIDEO_FORMAT_RGB ||
        !gst_video_frame_map(&frame, &info, gst_sample_get_buffer(sample), GST_MAP_READ)) {
        return fail(Fault::io, "not a frame", "frame");
    }
    const auto width = std::size_t(GST_VIDEO_FRAME_WIDTH(&frame));
    const auto height = std::size_t(GST_VIDEO_FRAME_HEIGHT(&frame));
    Bytes rgb;
    rgb.reserve(width * height * 3);
    for (std::size_t y = 0; y < height; ++y) {
        const auto* row = static_cast<const std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&frame, 0)) +
                          y * std::size_t(GST_VIDEO_FRAME_PLANE_STRIDE(&frame, 0));
        rgb.insert(rgb.end(), row, row + width * 3);
    }
    gst_video_frame_unmap(&frame);
    return Frame{std::uint32_t(width), std::uint32_t(height), Secret(std::move(rgb))};
}

}  // namespace loket::devices
