// A tus server and the link to it, both moved by hand: for each call a test may say what becomes of it. It holds the
// kiosk to the protocol: a call that tus does not allow ends the test. Like our hub it knows a file's place, its hash,
// before it is created; like others it does not, when a test says so.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sync/courier/transport.hpp"

namespace loket::test {

/// What a server does with a piece that was cut off.
enum class Keeping { what_came, whole_pieces };

class TusDouble final : public sync::Transport {
public:
    explicit TusDouble(Keeping keeping = Keeping::what_came) : keeping_(keeping) {}

    Result<sync::Answer> send(const sync::Call& call) override;

    using Event = std::function<Result<sync::Answer>(TusDouble&, const sync::Call&)>;
    /// For the coming calls, one after the other; then all goes well again.
    void expect(std::initializer_list<Event> coming) { coming_.assign(coming); }

    /// The connection breaks when so many bytes of the body are through.
    static Event cut_after(std::size_t bytes);
    /// The server acts, and its answer is lost.
    static Event lose_answer();
    /// Somebody answers so, and the server hears nothing.
    static Event answer(sync::Answer answer);

    /// The server forgets all uploads, and from now on knows only places that it has given itself.
    void forget();

    /// What arrived of the newest upload.
    const Bytes& content() const { return uploads_.back(); }
    /// The same of each, in the order of creation.
    const std::vector<Bytes>& uploads() const { return uploads_; }
    std::size_t bytes_sent() const { return bytes_sent_; }  ///< of bodies
    /// The calls since the last time: "POST 300000; PATCH 0+65536; HEAD".
    std::string take_log() { return std::exchange(log_, {}); }

private:
    sync::Answer act(const sync::Call& call, std::size_t arriving);

    Keeping keeping_;
    std::deque<Event> coming_;
    enum class Places { by_hash, as_created } knows_ = Places::by_hash;
    std::map<std::string, std::size_t> places_;  // path to index
    std::vector<Bytes> uploads_;
    std::size_t bytes_sent_ = 0;
    std::string log_;
};

}  // namespace loket::test
