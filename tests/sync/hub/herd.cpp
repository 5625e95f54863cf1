#include "tests/sync/hub/herd.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <queue>
#include <vector>

#include "sync/courier/courier.hpp"
#include "sync/hub/admission.hpp"
#include "sync/wire/http.hpp"
#include "tests/support/seeded_entropy.hpp"
#include "tests/sync/wire/samples.hpp"

namespace loket::test {
namespace {

using namespace loket::sync;
using namespace std::chrono_literals;

constexpr Tick kStart{24h};

/// All links come up within this.
constexpr Milliseconds kLinksUp = 1s;
/// A batch of some 15 kB on its way to the hub, and the answer on its way back.
constexpr Milliseconds kWayThere = 3s;
constexpr Milliseconds kWayBack = 500ms;

/// Lets in what the capacity allows and remembers nobody.
class TokenBucket {
public:
    explicit TokenBucket(unsigned capacity) : interval_(1'000'000'000 / capacity) {}
    bool admit(Tick now) {
        next_ = std::max(next_, Moment(now - Admission::kBurst));
        if (next_ > now) return false;
        next_ += interval_;
        return true;
    }

private:
    using Moment = std::chrono::time_point<SteadyTag, std::chrono::nanoseconds>;
    std::chrono::nanoseconds interval_;
    Moment next_ = Moment::min();
};

/// One counter with what it has to bring. It makes one call at a time.
struct Caller {
    Courier courier;
    Posted posted;
    unsigned batches;
    std::optional<Result<Answer>> answer;  // on its way back; nothing: the call is on its way there
    unsigned calls = 0;                    // all
    unsigned calls_of_batch = 0;           // for the one at hand
    bool is_lost = false;
};

/// A call reaches the hub, or its answer the caller.
struct Event {
    Tick at;
    std::uint32_t caller;
    bool operator>(const Event& other) const { return at > other.at; }
};

class Simulation {
public:
    explicit Simulation(const Herd& herd) : herd_(herd), bucket_(herd.capacity), admissions_(fresh_admissions()) {
        callers_.reserve(herd.counters);
        for (std::uint32_t i = 0; i < herd.counters; ++i) add_caller(i);
    }

    Drain run() {
        while (!events_.empty()) {
            const auto [now, caller] = events_.top();
            events_.pop();
            if (callers_[caller].answer) {
                hear(caller, now);
            } else {
                arrive(caller, now);
            }
        }
        return result();
    }

private:
    std::vector<Admission> fresh_admissions() const {
        return std::vector<Admission>(herd_.hubs, Admission(herd_.capacity / herd_.hubs));
    }

    /// A counter that has failed for so long that its back-off is at its limit, and whose link comes up.
    void add_caller(std::uint32_t i) {
        const std::string device = fmt::format("{:016x}", i);
        const Tick up = kStart + spread(kLinksUp, entropy_);
        Courier courier({device, *Counter::parse("BTM2"), {}}, hub_.identity(), Tuning{}, up, entropy_);
        Posted posted{.device = device, .batch = {}, .ids = {ReportId{}}};
        for (int failure = 0; failure < 10; ++failure) {
            (void)courier.conclude(fail(Fault::unreachable, "no network"), posted, up, entropy_);
        }
        courier.link_came_up(up, entropy_);
        const bool has_long_queue = herd_.long_queue_every > 0 && i % herd_.long_queue_every == 0;
        callers_.push_back({std::move(courier), std::move(posted), has_long_queue ? 4u : 1u, {}});
        send(i, up);
    }

    void send(std::uint32_t caller, Tick now) {
        const Tick from = std::max(now, callers_[caller].courier.next_attempt());
        events_.push({from + spread(kWayThere, entropy_), caller});
    }

    void arrive(std::uint32_t index, Tick now) {
        Caller& caller = callers_[index];
        ++caller.calls;
        most_calls_ = std::max(most_calls_, ++caller.calls_of_batch);
        count(calls_in_, now);
        Result<Answer> answer = answer_to(caller, now);
        if (caller.batches == 0) return;
        caller.is_lost = herd_.lost_every > 0 && index % herd_.lost_every == 0 && (!answer || answer->status != 200);
        if (caller.is_lost) return;
        caller.answer = std::move(answer);
        events_.push({now + spread(kWayBack, entropy_), index});
    }

    /// The hub's word; a body only where a courier would act by it.
    Result<Answer> answer_to(Caller& caller, Tick now) {
        if (is_away(now)) return fail(Fault::unreachable, "connection refused");
        if (herd_.slow_down == SlowDown::by_jitter) {
            if (bucket_.admit(now)) return let_in(caller, now);
            return Answer{status_of(RefusalCode::busy), "", {}, {}};
        }
        const auto decision = admissions_[hub_for_call()].admit(caller.posted.device, now);
        if (std::holds_alternative<Admission::Admitted>(decision)) return let_in(caller, now);
        return Answer{status_of(RefusalCode::slow_down), "", {}, std::get<Admission::Slot>(decision).retry_after};
    }

    Result<Answer> let_in(Caller& caller, Tick now) {
        ++batches_;
        last_ = now;
        count(work_in_, now);
        caller.calls_of_batch = 0;
        // Nothing follows for the hub from a counter's last receipt: to sign them all would take most of the time.
        if (--caller.batches == 0) return Answer{200, "", {}, {}};
        const Receipt receipt{caller.posted.device, caller.posted.batch, {}, {}, 0, {{Verdict::stored, ""}}};
        return Answer{200, std::string(kReceiptType), encode(receipt, hub_.sign_keys.secret_key), {}};
    }

    void hear(std::uint32_t index, Tick now) {
        Caller& caller = callers_[index];
        (void)caller.courier.conclude(*caller.answer, caller.posted, now, entropy_);
        caller.answer.reset();
        send(index, now);
    }

    /// While the hub is away its memory goes.
    bool is_away(Tick now) {
        const auto since = now - kStart;
        if (!herd_.outage || since < herd_.outage->from || since >= herd_.outage->to) return false;
        admissions_ = fresh_admissions();
        return true;
    }

    std::size_t hub_for_call() { return std::size_t(spread(Milliseconds(herd_.hubs - 1), entropy_).count()); }

    static void count(std::vector<std::uint32_t>& seconds, Tick now) {
        const auto second = std::size_t((now - kStart) / 1s);
        if (seconds.size() <= second) seconds.resize(second + 1);
        ++seconds[second];
    }

    static double peak(const std::vector<std::uint32_t>& seconds, std::size_t from) {
        const auto begin = seconds.begin() + std::ptrdiff_t(std::min(from, seconds.size()));
        const auto most = std::max_element(begin, seconds.end());
        return most == seconds.end() ? 0 : *most;
    }

    Drain result() const {
        double calls = 0;
        for (const Caller& caller : callers_) calls += caller.is_lost ? 0 : caller.calls;
        return {.ideal_s = double(batches_) / herd_.capacity,
                .drained_s = double((last_ - kStart).count()) / 1000,
                .batches = double(batches_),
                .calls = calls,
                .calls_at_most = double(most_calls_),
                .peak_calls = peak(calls_in_, 0),
                .peak_later = peak(calls_in_, 64),  // the last first calls are on their way for some seconds more
                .peak_work = peak(work_in_, 0)};
    }

    const Herd herd_;
    const Hub hub_ = sample_hub();
    SeededEntropy entropy_;
    TokenBucket bucket_;
    std::vector<Admission> admissions_;
    std::vector<Caller> callers_;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;

    std::uint64_t batches_ = 0;
    Tick last_{};
    unsigned most_calls_ = 0;
    std::vector<std::uint32_t> calls_in_;  // by second
    std::vector<std::uint32_t> work_in_;   // by second
};

}  // namespace

Drain drain(const Herd& herd) { return Simulation(herd).run(); }

std::string text_of(const Drain& drain) {
    return fmt::format(
        "ideal {:.0f} s, drained {:.0f} s: {:.2f} times; {:.2f} calls a batch, at most {:.0f}; peak {:.0f} calls a "
        "second, after the first minute {:.0f}; at most {:.0f} batches in a second",
        drain.ideal_s, drain.drained_s, drain.ratio(), drain.calls_a_batch(), drain.calls_at_most, drain.peak_calls,
        drain.peak_later, drain.peak_work);
}

}  // namespace loket::test
