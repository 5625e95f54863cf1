#include "kiosk/devices/media_wire.hpp"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace loket::devices {
namespace {

/// The greatest size of each kind's body, in the order of the variants.
constexpr std::array<std::size_t, std::variant_size_v<MediaRequest>> kRequestBounds{0, 0, kSoundMaximum,
                                                                                    0, 0, kPictureMaximum};
constexpr std::size_t kFrameMaximum = 8 + std::size_t(3) * kFrameSide * kFrameSide;
constexpr std::array<std::size_t, std::variant_size_v<MediaNews>> kNewsBounds{
    0, 5, 4 + kSoundMaximum, 0, kFrameMaximum, 4 + kPhotoMaximum + kFrameMaximum, kCodeMaximum, 1};

void put_number(Bytes& into, std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8) into.push_back(std::uint8_t(number >> shift));
}

void put_bytes(Bytes& into, BytesView bytes) { into.insert(into.end(), bytes.begin(), bytes.end()); }

void put_frame(Bytes& into, const Frame& frame) {
    put_number(into, frame.width);
    put_number(into, frame.height);
    put_bytes(into, frame.rgb.reveal());
}

/// Takes a body apart from its front; overwrites it in the end.
class Body {
public:
    explicit Body(Bytes bytes) : bytes_(std::move(bytes)) {}

    Result<std::uint32_t> number() {
        if (rest().size() < 4) return fail(Fault::malformed, "a number is cut off");
        std::uint32_t number = 0;
        for (int i = 0; i < 4; ++i) number |= std::uint32_t(rest()[std::size_t(i)]) << (8 * i);
        at_ += 4;
        return number;
    }
    Result<std::uint8_t> byte() {
        if (rest().empty()) return fail(Fault::malformed, "a byte is missing");
        return bytes_.reveal()[at_++];
    }
    Result<Secret> bytes(std::size_t count) {
        if (count > rest().size()) return fail(Fault::malformed, "shorter than it says");
        const BytesView part = rest().first(count);
        at_ += count;
        return Secret(Bytes(part.begin(), part.end()));
    }
    BytesView rest() const { return bytes_.reveal().subspan(at_); }
    Result<void> end() const {
        if (!rest().empty()) return fail(Fault::malformed, "longer than it says");
        return {};
    }

private:
    Secret bytes_;
    std::size_t at_ = 0;
};

Result<Frame> take_frame(Body& body) {
    const std::uint32_t width = TRY(body.number());
    const std::uint32_t height = TRY(body.number());
    if (width < 1 || height < 1 || width > kFrameSide || height > kFrameSide) {
        return fail(Fault::malformed, "a frame out of its bounds");
    }
    return Frame{width, height, TRY(body.bytes(std::size_t(3) * width * height))};
}

Result<Photo> take_photo(Body& body) {
    const std::uint32_t size = TRY(body.number());
    if (size < 1 || size > kPhotoMaximum) return fail(Fault::malformed, "a photo out of its bounds");
    Secret jpeg = TRY(body.bytes(size));
    // Not inside the braces: a way out of there would leave the picture behind, unwiped.
    Frame picture = TRY(take_frame(body));
    return Photo{std::move(jpeg), std::move(picture)};
}

Result<MediaNews> take_news(std::uint8_t kind, Body& body) {
    switch (kind) {
        case 0: return Ready{};
        case 1: {
            const std::uint8_t level = TRY(body.byte());
            if (level > 100) return fail(Fault::malformed, "louder than can be");
            return Heard{level, TRY(body.number())};
        }
        case 2: {
            const std::uint32_t length = TRY(body.number());
            if (body.rest().empty()) return fail(Fault::malformed, "an empty recording");
            return Recorded{length, TRY(body.bytes(body.rest().size()))};
        }
        case 3: return Played{};
        case 4: return TRY(take_frame(body));
        case 5: return TRY(take_photo(body));
        case 6: {
            const Secret text = TRY(body.bytes(body.rest().size()));
            return CodeRead{std::string(text.reveal_text())};
        }
        default: break;
    }
    const std::uint8_t trouble = TRY(body.byte());
    if (trouble > std::uint8_t(Trouble::picture)) return fail(Fault::malformed, "an unknown trouble");
    return Trouble(trouble);
}

template <std::size_t kKinds>
Result<Head> parse_head(BytesView bytes, const std::array<std::size_t, kKinds>& bounds) {
    Head head{bytes[0], 0};
    for (int i = 0; i < 4; ++i) head.size |= std::uint32_t(bytes[std::size_t(i + 1)]) << (8 * i);
    if (head.kind >= kKinds) return fail(Fault::malformed, "an unknown kind of message");
    if (head.size > bounds[head.kind]) return fail(Fault::too_large, "a message over its bound");
    return head;
}

Bytes with_head(std::size_t kind, Bytes body) {
    Bytes message{std::uint8_t(kind)};
    message.reserve(kHeadSize + body.size());
    put_number(message, std::uint32_t(body.size()));
    put_bytes(message, body);
    wipe(body);
    return message;
}

struct BodyOf {
    Bytes& into;

    void operator()(const Play& play) { put_bytes(into, play.ogg.reveal()); }
    void operator()(const ImportPicture& picture) { put_bytes(into, picture.bytes.reveal()); }
    void operator()(const Heard& heard) {
        into.push_back(heard.level);
        put_number(into, heard.so_far);
    }
    void operator()(const Recorded& recorded) {
        into.reserve(4 + recorded.ogg.reveal().size());
        put_number(into, recorded.length);
        put_bytes(into, recorded.ogg.reveal());
    }
    void operator()(const Frame& frame) {
        into.reserve(8 + frame.rgb.reveal().size());
        put_frame(into, frame);
    }
    void operator()(const Photo& photo) {
        into.reserve(12 + photo.jpeg.reveal().size() + photo.picture.rgb.reveal().size());
        put_number(into, std::uint32_t(photo.jpeg.reveal().size()));
        put_bytes(into, photo.jpeg.reveal());
        put_frame(into, photo.picture);
    }
    void operator()(const CodeRead& code) { put_bytes(into, as_bytes(code.text)); }
    void operator()(Trouble trouble) { into.push_back(std::uint8_t(trouble)); }
    template <class Wordless>
    void operator()(const Wordless&) {}
};

/// Whether the bytes came; false at the end of the socket before the first of them.
Result<bool> receive(int socket, std::span<std::uint8_t> into) {
    for (std::size_t done = 0; done < into.size();) {
        const ssize_t got = recv(socket, into.data() + done, into.size() - done, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && errno != ECONNRESET) return fail(Fault::io, std::strerror(errno), "recv");
        if (got <= 0) return done == 0 ? Result<bool>(false) : fail(Fault::io, "the other side broke off", "recv");
        done += std::size_t(got);
    }
    return true;
}

template <class Message>
Result<std::optional<Message>> receive_message(int socket, Result<Head> (*parse_its_head)(BytesView),
                                               Result<Message> (*parse)(const Head&, Bytes)) {
    std::array<std::uint8_t, kHeadSize> bytes;
    if (!TRY(receive(socket, bytes))) return std::nullopt;
    const Head head = TRY(parse_its_head(bytes));
    Bytes body(head.size);
    const auto is_whole = receive(socket, body);
    if (!is_whole || !*is_whole) {
        wipe(body);
        return is_whole ? fail(Fault::io, "the other side broke off", "recv") : tl::unexpected(is_whole.error());
    }
    return TRY(parse(head, std::move(body)));
}

}  // namespace

Bytes encode(const MediaRequest& request) {
    Bytes body;
    std::visit(BodyOf{body}, request);
    return with_head(request.index(), std::move(body));
}

Bytes encode(const MediaNews& news) {
    Bytes body;
    std::visit(BodyOf{body}, news);
    return with_head(news.index(), std::move(body));
}

Result<Head> parse_request_head(BytesView bytes) { return parse_head(bytes, kRequestBounds); }
Result<Head> parse_news_head(BytesView bytes) { return parse_head(bytes, kNewsBounds); }

Result<MediaRequest> parse_request(const Head& head, Bytes body) {
    switch (head.kind) {
        case 0: return Record{};
        case 1: return StopSound{};
        case 2: return Play{Secret(std::move(body))};
        case 3: return WantFrame{};
        case 4: return TakePhoto{};
        default: return ImportPicture{Secret(std::move(body))};
    }
}

Result<MediaNews> parse_news(const Head& head, Bytes body) {
    Body parts(std::move(body));
    MediaNews news = TRY(take_news(head.kind, parts));
    TRY(parts.end());
    return news;
}

Result<std::optional<MediaRequest>> receive_request(int socket) {
    return receive_message<MediaRequest>(socket, parse_request_head, parse_request);
}

Result<std::optional<MediaNews>> receive_news(int socket) {
    return receive_message<MediaNews>(socket, parse_news_head, parse_news);
}

Result<void> send_message(int socket, Bytes message) {
    const Secret wiped(std::move(message));
    BytesView rest = wiped.reveal();
    while (!rest.empty()) {
        const ssize_t sent = send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return fail(Fault::io, std::strerror(errno), "send");
        rest = rest.subspan(std::size_t(sent));
    }
    return {};
}

}  // namespace loket::devices
