#include "kiosk/devices/sound.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/devices/sources.hpp"

namespace loket::devices {
namespace {

constexpr std::chrono::seconds kPatience{5};
/// Quieter than this, in dB below the loudest, is silence to the meter.
constexpr double kSilence = -50;

Result<Pipeline> recording_pipeline(const std::string& device) {
    const bool is_file = device.rfind('/', 0) == 0;
    const std::string source = device == kTestDevice ? "audiotestsrc is-live=true wave=ticks"
                               : is_file ? "filesrc name=source ! decodebin ! audioconvert ! identity sync=true"
                                         : "alsasrc name=source";
    // 24 kbit/s is what Opus wants for a clear voice: 540 kB for three minutes.
    Pipeline pipeline =
        TRY(Pipeline::make(source + " ! audioconvert ! audioresample ! audio/x-raw,rate=48000,channels=1 ! "
                                    "level interval=100000000 ! opusenc bitrate=24000 audio-type=voice ! "
                                    "oggmux ! appsink name=ogg sync=false wait-on-eos=false"));
    if (is_file) pipeline.set("source", "location", device);
    if (!is_file && device != kTestDevice) pipeline.set("source", "device", device);
    return pipeline;
}

/// Of the first channel, as it stands in a message of the element `level`: 0 to 100.
std::uint8_t loudness_in(const GstStructure* values) {
    const auto* channels = static_cast<GValueArray*>(g_value_get_boxed(gst_structure_get_value(values, "rms")));
    if (channels == nullptr || channels->n_values == 0) return 0;
    const double decibels = g_value_get_double(channels->values);
    if (!(decibels > kSilence)) return 0;
    return std::uint8_t(std::lround(100 * std::min(1.0, 1 - decibels / kSilence)));
}

/// Milliseconds at its end.
std::uint32_t end_in(const GstStructure* values) {
    GstClockTime start = 0, duration = 0;
    gst_structure_get_clock_time(values, "running-time", &start);
    gst_structure_get_clock_time(values, "duration", &duration);
    return std::uint32_t(std::min<GstClockTime>((start + duration) / GST_MSECOND, kRecordingMs));
}

}  // namespace

Result<void> Recording::try_device(const std::string& device) {
    Pipeline pipeline = TRY(recording_pipeline(device));
    return pipeline.make_ready();
}

Result<Recording> Recording::begin(const std::string& device) {
    Pipeline pipeline = TRY(recording_pipeline(device));
    TRY(pipeline.play());
    return Recording(std::move(pipeline));
}

void Recording::drain() {
    while (const SampleHold sample = pipeline_.pull("ogg", {})) {
        Bytes more = bytes_of(sample.get());
        Bytes all;
        all.reserve(ogg_.reveal().size() + more.size());
        all.insert(all.end(), ogg_.reveal().begin(), ogg_.reveal().end());
        all.insert(all.end(), more.begin(), more.end());
        wipe(more);
        ogg_ = Secret(std::move(all));
    }
}

Result<std::optional<Heard>> Recording::listen() {
    std::optional<Heard> heard;
    while (const MessageHold message = pipeline_.next_message()) {
        const auto type = GST_MESSAGE_TYPE(message.get());
        if (type == GST_MESSAGE_ERROR) return tl::unexpected(error_of(message.get()));
        if (type == GST_MESSAGE_EOS) has_ended_ = true;
        if (type != GST_MESSAGE_ELEMENT || !gst_message_has_name(message.get(), "level")) continue;
        const GstStructure* values = gst_message_get_structure(message.get());
        so_far_ = std::max(so_far_, end_in(values));
        heard = Heard{loudness_in(values), so_far_};
    }
    drain();
    return heard;
}

Result<Recorded> Recording::finish() {
    if (!has_ended_) {
        pipeline_.end();
        TRY(pipeline_.wait_for_end(kPatience));
    }
    drain();
    if (ogg_.is_empty() || ogg_.reveal().size() > kSoundMaximum) return fail(Fault::io, "no recording", "microphone");
    return Recorded{so_far_, std::move(ogg_)};
}

Result<Playing> Playing::begin(BytesView ogg, const std::string& device) {
    const bool is_test = device == kTestDevice;
    Pipeline pipeline =
        TRY(Pipeline::make(std::string("appsrc name=source ! oggdemux ! opusdec ! audioconvert ! audioresample ! ") +
                           (is_test ? "fakesink sync=true" : "alsasink name=sink")));
    if (!is_test) pipeline.set("sink", "device", device);
    TRY(pipeline.play());
    TRY(pipeline.feed("source", ogg));
    return Playing(std::move(pipeline));
}

Result<bool> Playing::has_ended() {
    while (const MessageHold message = pipeline_.next_message()) {
        if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_ERROR) return tl::unexpected(error_of(message.get()));
        if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_EOS) return true;
    }
    return false;
}

}  // namespace loket::devices
