// A named thread that is joined when it goes out of scope; `top -H` shows its name.
#pragma once

#include <functional>
#include <string>
#include <thread>

namespace loket {

class Worker {
public:
    /// Name: 1 to 15 characters (the kernel's limit). The body must end by itself when its mailbox is closed.
    Worker(std::string name, std::function<void()> body);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

private:
    std::thread thread_;
};

}  // namespace loket
