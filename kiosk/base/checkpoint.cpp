#include "kiosk/base/checkpoint.hpp"

#include <atomic>

namespace loket {
namespace {

std::atomic<CheckpointHook> armed{nullptr};

}  // namespace

void arm_checkpoints(CheckpointHook hook) { armed = hook; }

void checkpoint(std::string_view name) {
    if (const CheckpointHook hook = armed.load(std::memory_order_relaxed)) hook(name);
}

}  // namespace loket
