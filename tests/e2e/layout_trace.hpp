// What a kiosk shows, as its layout trace tells it: the eyes of a player that files reports through the window.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.hpp"

namespace loket::e2e {

struct Element {
    std::string id;
    std::string text;
    double x, y, width, height;  ///< window pixels
    enum class State { enabled, disabled } state;
};

struct Layout {
    std::string screen;
    std::string dialog;  ///< empty without one
    std::vector<Element> elements;
    std::string words;  ///< the whole view, a line a thing

    /// nullptr when there is no such element.
    const Element* find(std::string_view id) const;
    /// All words that can be touched, in order: what a page of choices says.
    std::vector<std::string> texts() const;
};

class LayoutTrace {
public:
    explicit LayoutTrace(std::filesystem::path file);

    /// The newest layout, after reading on to the end of the file.
    const Layout& now();
    /// Waits until the newest layout is as asked; fails with timeout, naming what was waited for and what was there.
    Result<Layout> wait_for(std::string_view what, const std::function<bool(const Layout&)>& is_there,
                            std::chrono::seconds patience = std::chrono::seconds(20));

private:
    std::filesystem::path path_;
    std::ifstream stream_;
    std::string unfinished_;  // a line whose end is not written yet
    Layout layout_;
};

}  // namespace loket::e2e
