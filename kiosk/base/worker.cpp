#include "kiosk/base/worker.hpp"

#include <pthread.h>

#include <cassert>

namespace loket {

Worker::Worker(std::string name, std::function<void()> body)
    : thread_([name = std::move(name), body = std::move(body)] {
          assert(!name.empty() && name.size() <= 15);
          pthread_setname_np(pthread_self(), name.c_str());
          body();
      }) {}

Worker::~Worker() { thread_.join(); }

}  // namespace loket
