#include "kiosk/devices/pipeline.hpp"

#include <gst/app/app.h>

#include <cassert>

#include "kiosk/base/secret.hpp"

namespace loket::devices {
namespace {

GstClockTime of(std::chrono::milliseconds time) { return GstClockTime(time.count()) * GST_MSECOND; }

/// Bytes that are overwritten when GStreamer lets go of them.
GstBuffer* buffer_of(BytesView bytes) {
    auto* kept = new Bytes(bytes.begin(), bytes.end());
    return gst_buffer_new_wrapped_full(GST_MEMORY_FLAG_READONLY, kept->data(), kept->size(), 0, kept->size(), kept,
                                       [](gpointer data) {
                                           auto* held = static_cast<Bytes*>(data);
                                           wipe(*held);
                                           delete held;
                                       });
}

}  // namespace

void start_gstreamer() { gst_init(nullptr, nullptr); }

Result<Pipeline> Pipeline::make(const std::string& description) {
    GError* error = nullptr;
    ElementHold bin(gst_parse_launch_full(description.c_str(), nullptr, GST_PARSE_FLAG_FATAL_ERRORS, &error));
    if (bin) gst_object_ref_sink(bin.get());
    if (error != nullptr) {
        const std::string words = error->message;
        g_error_free(error);
        return fail(Fault::io, words, "gstreamer");
    }
    return Pipeline(std::move(bin));
}

Pipeline::~Pipeline() {
    if (bin_) gst_element_set_state(bin_.get(), GST_STATE_NULL);
}

ElementHold Pipeline::element(const char* name) const {
    ElementHold found(gst_bin_get_by_name(GST_BIN(bin_.get()), name));
    assert(found && "an element that the pipeline does not have");
    return found;
}

void Pipeline::set(const char* name, const char* property, const std::string& value) {
    gst_util_set_object_arg(G_OBJECT(element(name).get()), property, value.c_str());
}

Result<void> Pipeline::play() { return change_to(GST_STATE_PLAYING); }
Result<void> Pipeline::make_ready() { return change_to(GST_STATE_READY); }

Result<void> Pipeline::change_to(GstState state) {
    if (gst_element_set_state(bin_.get(), state) != GST_STATE_CHANGE_FAILURE) return {};
    while (const MessageHold message = next_message()) {
        if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_ERROR) return tl::unexpected(error_of(message.get()));
    }
    return fail(Fault::io, "the pipeline does not start", "gstreamer");
}

Result<void> Pipeline::feed(const char* name, BytesView bytes) {
    const ElementHold source = element(name);
    if (gst_app_src_push_buffer(GST_APP_SRC(source.get()), buffer_of(bytes)) != GST_FLOW_OK) {
        return fail(Fault::io, "nothing is taken", name);
    }
    gst_app_src_end_of_stream(GST_APP_SRC(source.get()));
    return {};
}

Result<void> Pipeline::feed(const char* name, GstSample* sample) {
    const ElementHold source = element(name);
    if (gst_app_src_push_sample(GST_APP_SRC(source.get()), sample) != GST_FLOW_OK) {
        return fail(Fault::io, "nothing is taken", name);
    }
    gst_app_src_end_of_stream(GST_APP_SRC(source.get()));
    return {};
}

SampleHold Pipeline::pull(const char* sink, std::chrono::milliseconds patience) {
    return SampleHold(gst_app_sink_try_pull_sample(GST_APP_SINK(element(sink).get()), of(patience)));
}

MessageHold Pipeline::next_message() {
    const std::unique_ptr<GstBus, Unref> bus(gst_element_get_bus(bin_.get()));
    return MessageHold(gst_bus_pop(bus.get()));
}

Result<void> Pipeline::wait_for_end(std::chrono::milliseconds patience) {
    const std::unique_ptr<GstBus, Unref> bus(gst_element_get_bus(bin_.get()));
    const auto wanted = GstMessageType(GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
    const MessageHold message(gst_bus_timed_pop_filtered(bus.get(), of(patience), wanted));
    if (!message) return fail(Fault::timeout, "the pipeline does not end", "gstreamer");
    if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_ERROR) return tl::unexpected(error_of(message.get()));
    return {};
}

int Pipeline::descriptor() const {
    const std::unique_ptr<GstBus, Unref> bus(gst_element_get_bus(bin_.get()));
    GPollFD poll{};
    gst_bus_get_pollfd(bus.get(), &poll);
    return int(poll.fd);
}

Error error_of(GstMessage* message) {
    GError* error = nullptr;
    gst_message_parse_error(message, &error, nullptr);
    const std::string words = error != nullptr ? error->message : "no words for it";
    g_clear_error(&error);
    return {Fault::io, words, GST_OBJECT_NAME(GST_MESSAGE_SRC(message))};
}

Bytes bytes_of(GstSample* sample) {
    GstBuffer* buffer = gst_sample_get_buffer(sample);
    Bytes bytes(gst_buffer_get_size(buffer));
    gst_buffer_extract(buffer, 0, bytes.data(), bytes.size());
    return bytes;
}

}  // namespace loket::devices
