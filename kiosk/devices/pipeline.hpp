// A GStreamer pipeline that goes when its holder goes. One thread; what runs inside it runs on threads of its own, and
// is met only at its ends. Everything fails with io, and what GStreamer says is the detail.
#pragma once

#include <gst/gst.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/result.hpp"

namespace loket::devices {

struct Unref {
    void operator()(gpointer object) const { gst_object_unref(object); }
    void operator()(GstSample* sample) const { gst_sample_unref(sample); }
    void operator()(GstMessage* message) const { gst_message_unref(message); }
    void operator()(GstCaps* caps) const { gst_caps_unref(caps); }
};
using ElementHold = std::unique_ptr<GstElement, Unref>;
using SampleHold = std::unique_ptr<GstSample, Unref>;
using MessageHold = std::unique_ptr<GstMessage, Unref>;
using CapsHold = std::unique_ptr<GstCaps, Unref>;

/// Once, before anything else here.
void start_gstreamer();

class Pipeline {
public:
    /// In the words of gst-launch; elements that are spoken of later have names. Whatever came from settings is put
    /// into place by `set`.
    static Result<Pipeline> make(const std::string& description);
    Pipeline(Pipeline&&) = default;
    Pipeline& operator=(Pipeline&&) = delete;
    ~Pipeline();

    /// Requires that the element has the property.
    void set(const char* element, const char* property, const std::string& value);
    Result<void> play();
    /// Opens its devices, without starting them.
    Result<void> make_ready();
    /// Gives an appsrc all there is to have, and its end.
    Result<void> feed(const char* element, BytesView bytes);
    /// The same of a sample, with its form.
    Result<void> feed(const char* element, GstSample* sample);
    /// No more is to come from its sources; what is under way still arrives.
    void end() { gst_element_send_event(bin_.get(), gst_event_new_eos()); }

    /// The next sample at an appsink; nullptr when none comes within `patience`, or after the end.
    SampleHold pull(const char* sink, std::chrono::milliseconds patience);
    /// The next message; nullptr when there is none now.
    MessageHold next_message();
    /// Waits for the end of all that is under way. Fails also with timeout.
    Result<void> wait_for_end(std::chrono::milliseconds patience);
    /// To poll for messages with.
    int descriptor() const;

private:
    Result<void> change_to(GstState state);
    explicit Pipeline(ElementHold bin) : bin_(std::move(bin)) {}
    ElementHold element(const char* name) const;

    ElementHold bin_;
};

/// What an error message says.
Error error_of(GstMessage* message);
/// The bytes of a sample as they lie there.
Bytes bytes_of(GstSample* sample);

}  // namespace loket::devices
