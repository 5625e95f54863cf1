// A display of its own for a test: an Xvfb on a free number, stopped with it, and fingers and keys played by xdotool.
#pragma once

#include <sys/types.h>

#include <string>

namespace loket::test {

class XDisplay {
public:
    /// Starts Xvfb, waits until it takes connections, and sets DISPLAY. Fails by assertion.
    XDisplay(int width, int height);
    ~XDisplay();
    XDisplay(const XDisplay&) = delete;

    /// Starts `xdotool` with these words and does not wait for it.
    void play(const std::string& words);

private:
    pid_t server_ = -1;
};

}  // namespace loket::test
