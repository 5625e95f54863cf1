// What the kiosk and loket-media, its child that knows microphone and camera, say to each other over a socket. A
// message is its kind (one byte), the size of what follows (four bytes, little-endian) and that. The child handles what
// a camera or a stick brings, so the kiosk believes nothing that it says: every kind has its bound, and a frame must
// hold the bytes that its width and height ask for.
//
// What is said holds voices and faces: it is in Secrets, which are overwritten when they go, or in frames, whose holder
// sees to it.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/base/secret.hpp"

namespace loket::devices {

/// Longest side of a frame in pixels.
inline constexpr std::uint32_t kFrameSide = 640;
/// Longest side of a photo in pixels.
inline constexpr std::uint32_t kPhotoSide = 2048;
/// Bytes of a recording or a photo, and of a picture from elsewhere that is to become one.
inline constexpr std::size_t kSoundMaximum = 4 * 1024 * 1024;
inline constexpr std::size_t kPhotoMaximum = 8 * 1024 * 1024;
inline constexpr std::size_t kPictureMaximum = 32 * 1024 * 1024;
/// Bytes of what a code says. Version 40, the largest, has 4,296 letters.
inline constexpr std::size_t kCodeMaximum = 4'296;
/// A voice may be so long.
inline constexpr std::uint32_t kRecordingMs = 180'000;

// ---- To the child

struct Record {};     ///< from now on; what was recorded before is forgotten
struct StopSound {};  ///< ends a recording, which is then told, or what is being played
struct Play {
    Secret ogg;
};
struct WantFrame {};    ///< one, the next that is new: so no more are sent than are looked at
struct TakePhoto {};    ///< of what the camera sees
struct ImportPicture {  ///< JPEG or PNG as it lies on a stick
    Secret bytes;
};
using MediaRequest = std::variant<Record, StopSound, Play, WantFrame, TakePhoto, ImportPicture>;

// ---- To the kiosk

struct Ready {};           ///< the device answers
struct Heard {             ///< while recording, ten times a second
    std::uint8_t level;    ///< 0 silence to 100 as loud as can be
    std::uint32_t so_far;  ///< milliseconds
};
struct Recorded {
    std::uint32_t length;  ///< milliseconds
    Secret ogg;            ///< Opus in Ogg, one channel
};
struct Played {};  ///< to its end, or stopped
struct Frame {
    std::uint32_t width;  ///< pixels, 1 to kFrameSide
    std::uint32_t height;
    Secret rgb;  ///< rows from the top, three bytes a pixel
};
struct Photo {
    Secret jpeg;    ///< at most kPhotoSide a side, nothing in it but the picture
    Frame picture;  ///< the same, small
};
struct CodeRead {
    std::string text;
};
enum class Trouble {
    device,   ///< microphone or camera does not answer; nothing more comes
    sound,    ///< the recording could not be played
    picture,  ///< what was to be imported is no picture
};
using MediaNews = std::variant<Ready, Heard, Recorded, Played, Frame, Photo, CodeRead, Trouble>;

/// As it travels, head and all. The caller wipes it.
Bytes encode(const MediaRequest& request);
Bytes encode(const MediaNews& news);

/// What stands at the beginning of a message.
inline constexpr std::size_t kHeadSize = 5;
struct Head {
    std::uint8_t kind;
    std::uint32_t size;
};
/// Requires kHeadSize bytes. Fails with malformed for a kind that is not to be said in this direction, too_large
/// beyond its bound.
Result<Head> parse_request_head(BytesView bytes);
Result<Head> parse_news_head(BytesView bytes);
/// Requires a head that was parsed, and its size of bytes. Fails with malformed.
Result<MediaRequest> parse_request(const Head& head, Bytes body);
Result<MediaNews> parse_news(const Head& head, Bytes body);

/// Takes the next message from a socket: nothing at its end. Waits. Fails as parsing does, or with io.
Result<std::optional<MediaRequest>> receive_request(int socket);
Result<std::optional<MediaNews>> receive_news(int socket);
/// Sends it all and wipes it. Waits. Fails with io when nobody listens any more.
Result<void> send_message(int socket, Bytes message);

}  // namespace loket::devices
