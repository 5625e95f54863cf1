#include "tests/power/hub_day.hpp"

#include <fmt/format.h>

#include <random>

#include "sync/wire/batch.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/residents.hpp"
#include "tests/support/seeded_entropy.hpp"

namespace loket::test {
namespace {

Instant at(std::uint32_t minute) { return ManualClock().wall() + std::chrono::minutes(minute); }

sync::NewDevice device(std::uint64_t seed) {
    SeededEntropy entropy(seed);
    return {.invitation = fmt::format("{:032}", seed),
            .key = make_sign_keys(entropy).public_key,
            .counter = Counter::parse("BTM2").value(),
            .office_name = "Kantor Kecamatan Babat Toman",
            .region = "16.06.06",
            .valid_until = at(10'000),
            .at = at(0)};
}

/// A step that tells nothing.
HubStep quiet(std::string name, std::function<Result<void>(HubProgram&)> act, Again again = Again::always) {
    return {std::move(name),
            [act = std::move(act)](HubProgram& program) -> Result<std::string> {
                TRY(act(program));
                return std::string();
            },
            again};
}

HubStep enrolment(const sync::NewDevice& who) {
    return quiet("enrol", [=](HubProgram& program) -> Result<void> {
        const auto enrolled = TRY(program.registry().enrol(who));
        if (enrolled.outcome != sync::EnrolmentOutcome::enrolled) return fail(Fault::refused, "not enrolled");
        return {};
    });
}

class Script {
public:
    explicit Script(std::uint64_t day) : dice_(day), drafts_(make_residents(8, day)) {}

    std::vector<HubStep> day(std::uint32_t batches) {
        std::vector<HubStep> steps{quiet("open", [](HubProgram& program) { return program.open(); }),
                                   enrolment(device(1)), enrolment(device(2))};
        for (std::uint32_t sequence = 1; sequence <= batches; ++sequence) {
            steps.push_back(delivery(sequence));
            if (one_in(2)) photo(steps, sequence);
            if (one_in(3)) steps.push_back(in_between());
        }
        steps.front().made = Made::of_several;
        return steps;
    }

private:
    bool one_in(unsigned n) { return dice_() % n == 0; }

    HubStep in_between() {
        switch (dice_() % 3) {
            case 0:
                return quiet("restart", [](HubProgram& program) {
                    program.close();
                    return program.open();
                });
            case 1:
                return quiet("lock out", [](HubProgram& program) {
                    return program.registry().revoke(sync::device_id(device(2).key), at(500));
                });
            default:
                return quiet(
                    "count refusals",
                    [](HubProgram& program) {
                        return program.registry().add_refusals({{"bad_signature", 3, at(500)}});
                    },
                    Again::unless_done);
        }
    }

    /// A photo of the first report is announced and arrives, and an answer goes out.
    void photo(std::vector<HubStep>& steps, std::uint32_t n) {
        const Hash hash = hash_of(as_bytes(fmt::format("photo {}", n)));
        const sync::AnnouncedFile file{.hash = hash,
                                       .size = 1'000 + n,
                                       .region = device(1).region,
                                       .report = arrival(1).header->stamp.id,
                                       .announced_at = at(n),
                                       .arrived_at = {}};
        steps.push_back(
            quiet("announce a photo", [=](HubProgram& program) { return program.registry().announce_files({file}); }));
        steps.push_back(quiet("a photo arrives",
                              [=](HubProgram& program) { return program.registry().file_arrived(hash, at(n)); }));
        const sync::Publication answer{device(1).counter, sync::StatusChange{1, to_bytes(fmt::format("locked {}", n))},
                                       at(n)};
        steps.push_back(quiet(
            "answer", [=](HubProgram& program) { return program.registry().publish(answer).map([](std::uint64_t) {}); },
            Again::unless_done));
    }

    HubStep delivery(std::uint32_t sequence) {
        sync::BatchArrival batch{.device = sync::device_id(device(1).key),
                                 .counter = device(1).counter,
                                 .region = device(1).region,
                                 .sequence = sequence,
                                 .hash = hash_of(as_bytes(std::to_string(sequence))),
                                 .journal_head = hash_of(as_bytes("head " + std::to_string(sequence))),
                                 .books = {},
                                 .received_at = at(sequence),
                                 .openings = {to_bytes("opening")},
                                 .arrivals = {}};
        std::string numbers;
        for (auto count = 1 + dice_() % 6; count > 0; --count) {
            batch.arrivals.push_back(arrival(++serial_));
            chain_.add(hash_of(batch.arrivals.back().bytes));
            numbers += batch.arrivals.back().header->stamp.number.text() + " ";
        }
        batch.books = {.filed = serial_, .acknowledged = 0, .parked = 0, .chain = chain_};
        if (one_in(3)) batch.arrivals.push_back(arrival(1));  // known
        if (one_in(4)) {
            batch.arrivals.push_back(arrival(1));  // the same report with other content
            batch.arrivals.back().bytes.push_back(static_cast<std::uint8_t>(sequence));
        }
        if (one_in(4))
            batch.arrivals.push_back(
                {.bytes = Bytes(40, 1), .header = {}, .hub_key = {}, .opened = {}, .reason = "broken"});
        return {"store a batch", [=](HubProgram& program) -> Result<std::string> {
                    TRY(program.registry().store(batch));
                    return numbers;
                }};
    }

    sync::Arrival arrival(std::uint32_t serial) const {
        SeededEntropy entropy(serial);
        const TicketNumber number{device(1).counter, serial};
        Bytes bytes = to_bytes("sealed " + number.text());
        bytes.resize(400 + serial * 37 % 300, 5);
        return {.bytes = std::move(bytes),
                .header = sync::EnvelopeHeader{.stamp = {.id = make_report_id(at(serial), entropy),
                                                         .number = number,
                                                         .clock = sync::ClockTrust::trusted},
                                               .opening = "fedcba9876543210",
                                               .index = serial},
                .hub_key = "0123456789abcdef",
                .opened = sync::OpenedReport{validate(drafts_[serial % drafts_.size()], kResidentsDay).value(),
                                             Secret(std::string_view("K3VQ9X7M"))},
                .reason = {}};
    }

    std::mt19937_64 dice_;
    std::vector<Draft> drafts_;
    std::uint32_t serial_ = 0;
    FilingChain chain_;
};

}  // namespace

sync::NewDevice successor() { return device(3); }

std::vector<HubStep> hub_day(std::uint64_t day, std::uint32_t batches) { return Script(day).day(batches); }

}  // namespace loket::test
