// loket-media as a process, and what it says, one after another.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/devices/media_process.hpp"

namespace loket::test {

class Studio {
public:
    /// Starts it with these words.
    explicit Studio(std::vector<std::string> words);

    void tell(const devices::MediaRequest& request) { process_->tell(request); }
    devices::MediaProcess& process() { return *process_; }
    /// The next that it says. Fails the test when nothing comes.
    devices::MediaNews next();
    /// Whether all that it said was taken. Requires that it has left.
    bool is_silent() { return !heard_.try_take().has_value(); }
    /// The next of this kind; what comes before it is passed over.
    template <class Kind>
    Kind next_of() {
        while (true) {
            auto news = next();
            if (auto* wanted = std::get_if<Kind>(&news)) return std::move(*wanted);
        }
    }

private:
    Mailbox<devices::MediaNews> heard_;
    std::unique_ptr<devices::MediaProcess> process_;
};

}  // namespace loket::test
