// How threads talk: each owner thread has one mailbox, others drop messages into it. The only file with a mutex.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace loket {

/// First in, first out; any thread may `put`, the owner takes. Nothing is dropped while it is open.
template <class Message>
class Mailbox {
public:
    /// False when the mailbox is closed; the message is then gone.
    bool put(Message message) {
        {
            const std::lock_guard lock(mutex_);
            if (closed_) return false;
            messages_.push_back(std::move(message));
        }
        arrived_.notify_one();
        return true;
    }

    /// The next message; nothing when there is none now.
    std::optional<Message> try_take() {
        const std::lock_guard lock(mutex_);
        return pop();
    }

    /// Waits for a message; nothing when the time is over or the mailbox is closed and empty.
    template <class Rep, class Period>
    std::optional<Message> take_within(std::chrono::duration<Rep, Period> patience) {
        std::unique_lock lock(mutex_);
        arrived_.wait_for(lock, patience, [this] { return closed_ || !messages_.empty(); });
        return pop();
    }

    /// Waits for a message; nothing only when the mailbox is closed and empty.
    std::optional<Message> take() {
        std::unique_lock lock(mutex_);
        arrived_.wait(lock, [this] { return closed_ || !messages_.empty(); });
        return pop();
    }

    /// No more messages are let in; those inside can still be taken.
    void close() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        arrived_.notify_all();
    }

    bool is_closed() const {
        const std::lock_guard lock(mutex_);
        return closed_;
    }

private:
    std::optional<Message> pop() {
        std::optional<Message> message;
        if (messages_.empty()) return message;
        message.emplace(std::move(messages_.front()));
        messages_.pop_front();
        return message;
    }

    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Message> messages_;  // guarded by mutex_
    bool closed_ = false;           // guarded by mutex_
};

}  // namespace loket
