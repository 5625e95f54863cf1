// Carries one file to the hub by tus 1.0 (core, creation, checksum): decides what to ask next, how much to send, and
// what an answer means. Like the courier it holds no thread, no clock and no connection:
//
//     take(file); wait until next_attempt()
//     piece = bytes of next_piece(); answer = transport.send(make_call(piece, now))
//     conclude(answer, ...); again, until the file is uploaded
//
//     to_ask --200, how much is there--> to_send --204--> to_send ... uploaded
//       |  ^                               |
//       |  +--------- cut, or unsure ------+
//       v
//     to_create --201--> to_send
//
// It begins by asking at the place that our hub keeps for a file, the hash, and so goes on where it was also after a
// restart. A server that knows no such place says 404, and is told of the file in tus's own way.
//
// No answer of tus is signed, so none can make a kiosk forget a file: the worst that a portal or a wrong server can do
// is to delay it. "Uploaded" only means that it need not be sent now; its bytes stay until the hub has signed for them.
//
// After a restart, or when another file was taken in between, a file begins with its creation again. A hub that knows
// the hash answers with the place and the offset that it had.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/entropy.hpp"
#include "kiosk/base/seal.hpp"
#include "sync/courier/backoff.hpp"
#include "sync/courier/transport.hpp"
#include "sync/courier/tuning.hpp"

namespace loket::sync {

/// A file that is due: ciphertext, named by its hash.
struct DueFile {
    Hash hash;
    std::uint64_t size;  ///< bytes, 1 to kFileMaximum

    bool operator==(const DueFile&) const = default;
};

/// A part of a file. Size 0: the next call carries no bytes of it.
struct Piece {
    std::uint64_t offset;
    std::size_t size;

    bool operator==(const Piece&) const = default;
};

enum class Upload {
    going_on,     ///< more to ask or to send, now or after a wait
    uploaded,     ///< whole, by the word of whoever answered
    turned_away,  ///< one wrong answer after the other: let another file go first
};

struct UploadOutcome {
    Upload upload;
    std::string why;  ///< English, for the log, when the call came to nothing; otherwise empty
};

class Uploader {
public:
    Uploader(const Tuning& tuning, Tick now);

    /// Takes a file in hand. The one that is in hand already goes on where it was.
    void take(const DueFile& file);

    /// Not before this; in the past when there is no reason to wait.
    Tick next_attempt() const { return next_attempt_; }
    /// Forgets failures, not the time that a server named.
    void link_came_up(Tick now);

    /// What the next call carries of the file in hand.
    Piece next_piece() const;
    /// The next call. Requires a file in hand, and the bytes of `next_piece`, which outlive the call.
    Call make_call(BytesView piece, Tick now);
    /// What became of it. Sets the next attempt and the size of the pieces.
    UploadOutcome conclude(const Result<Answer>& answer, Tick now, Entropy& entropy);

private:
    enum class Stage { to_create, to_ask, to_send };

    UploadOutcome created(const Answer& answer, Tick now, Entropy& entropy);
    UploadOutcome asked(const Answer& answer, Tick now, Entropy& entropy);
    UploadOutcome sent(const Answer& answer, Tick now, Entropy& entropy);
    UploadOutcome cut(const Error& error, Tick now, Entropy& entropy);
    UploadOutcome wrong(const Answer& answer, Stage then, Tick now, Entropy& entropy);
    UploadOutcome arrived_up_to(std::uint64_t offset);
    void fit_chunk_to(Milliseconds taken);

    Tuning tuning_;
    Backoff backoff_;
    Tick next_attempt_;
    Tick slot_;  // that a server named; in the past when none did
    std::size_t chunk_;

    // Of the file in hand.
    std::optional<DueFile> file_;
    Stage stage_ = Stage::to_ask;
    std::string place_;         // its path at the server
    bool is_guess_ = true;      // no server has named that place yet
    std::uint64_t offset_ = 0;  // what the server has, as far as we know
    bool is_cut_ = false;       // a piece beyond offset_ was sent, and no answer came, or one that it was too much
    int wrong_answers_ = 0;     // since the last progress
    std::size_t ceiling_;       // below what was lost whole: larger pieces are not tried again
    Tick called_at_;
};

}  // namespace loket::sync
