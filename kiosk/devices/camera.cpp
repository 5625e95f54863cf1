#include "kiosk/devices/camera.hpp"

#include <gst/video/video.h>

#include "kiosk/devices/code_reader.hpp"
#include "kiosk/devices/sources.hpp"

namespace loket::devices {
namespace {

constexpr std::chrono::seconds kPatience{3};

/// What a device is in the words of gst-launch, and the property that takes its name.
struct Source {
    std::string words;
    const char* property;  ///< nullptr: it has no name
};

Source source_of(const std::string& device) {
    if (device == kTestDevice)
        return {"videotestsrc name=source is-live=true pattern=smpte ! video/x-raw,width=1280,height=720", nullptr};
    if (device.rfind("/dev/", 0) == 0) {
        // Compressed where the camera can, or USB makes large pictures slow; not larger than a photo needs to be.
        return {"v4l2src name=source ! image/jpeg,width=[1,2560];video/x-raw,width=[1,2560] ! decodebin", "device"};
    }
    return {"filesrc name=source ! decodebin ! videoconvert ! imagefreeze is-live=true ! video/x-raw,framerate=10/1",
            "location"};
}

}  // namespace

Result<Camera> Camera::open(const std::string& device, For purpose) {
    const Source source = source_of(device);
    const std::string whole = purpose == For::codes ? "videoconvert ! video/x-raw,format=GRAY8 ! " : "";
    // Whoever looks later sees what is there then: nothing queues up.
    const std::string last = "queue leaky=downstream max-size-buffers=1 ! ";
    const std::string newest = " max-buffers=1 drop=true sync=false";
    Pipeline pipeline = TRY(Pipeline::make(source.words + " ! videoconvert ! tee name=both both. ! " + last + whole +
                                           "appsink name=whole" + newest + " both. ! " + last +
                                           "videorate drop-only=true ! video/x-raw,framerate=[0/1,10/1] ! " + kToFrame +
                                           " ! appsink name=frame" + newest));
    if (source.property != nullptr) pipeline.set("source", source.property, device);
    TRY(pipeline.play());
    return Camera(std::move(pipeline));
}

Result<std::optional<Frame>> Camera::next_frame() {
    const SampleHold sample = pipeline_.pull("frame", {});
    if (!sample) return std::nullopt;
    return TRY(frame_of(sample.get()));
}

Result<std::optional<std::string>> Camera::read_code() {
    const SampleHold sample = pipeline_.pull("whole", {});
    if (!sample) return std::nullopt;
    GstVideoInfo info;
    GstVideoFrame frame;
    if (!gst_video_info_from_caps(&info, gst_sample_get_caps(sample.get())) ||
        !gst_video_frame_map(&frame, &info, gst_sample_get_buffer(sample.get()), GST_MAP_READ)) {
        return fail(Fault::io, "not a picture", "camera");
    }
    const GreyPicture grey{static_cast<const std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&frame, 0)),
                           std::size_t(GST_VIDEO_FRAME_WIDTH(&frame)), std::size_t(GST_VIDEO_FRAME_HEIGHT(&frame)),
                           std::size_t(GST_VIDEO_FRAME_PLANE_STRIDE(&frame, 0))};
    auto code = read_code_in(grey);
    gst_video_frame_unmap(&frame);
    return code;
}

Result<Photo> Camera::take_photo() {
    pipeline_.pull("whole", {});  // may have lain there since before the finger came down
    const SampleHold sample = pipeline_.pull("whole", kPatience);
    if (!sample) return fail(Fault::io, "the camera sends nothing", "camera");
    return photo_of(sample.get());
}

Result<void> Camera::check() {
    while (const MessageHold message = pipeline_.next_message()) {
        if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_ERROR) return tl::unexpected(error_of(message.get()));
        if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_EOS)
            return fail(Fault::io, "the camera has ended", "camera");
    }
    return {};
}

}  // namespace loket::devices
