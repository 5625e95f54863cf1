// A thing out of the mailbox of those that nobody is using, put back at the end of the scope.
#pragma once

#include <memory>

#include "kiosk/base/mailbox.hpp"

namespace loket::sync {

template <class Thing>
class Lease {
public:
    /// Waits until one is idle.
    explicit Lease(Mailbox<std::unique_ptr<Thing>>& idle) : idle_(idle), thing_(*idle.take()) {}
    ~Lease() { idle_.put(std::move(thing_)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Thing* operator->() const { return thing_.get(); }
    Thing& operator*() const { return *thing_; }

private:
    Mailbox<std::unique_ptr<Thing>>& idle_;
    std::unique_ptr<Thing> thing_;
};

}  // namespace loket::sync
