#include "tests/e2e/layout_trace.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <thread>

namespace loket::e2e {
namespace {

Layout parse(const std::string& line) {
    const auto json = nlohmann::json::parse(line);
    const auto& dialog = json.at("dialog");  // null without one
    Layout layout{
        json.at("screen"), dialog.is_null() ? std::string() : dialog.get<std::string>(), {}, json.at("words")};
    for (const auto& element : json.at("elements")) {
        const auto& rect = element.at("rect");
        layout.elements.push_back({element.at("id"), element.at("text"), rect.at(0), rect.at(1), rect.at(2), rect.at(3),
                                   element.at("enabled") ? Element::State::enabled : Element::State::disabled});
    }
    return layout;
}

}  // namespace

const Element* Layout::find(std::string_view id) const {
    for (const auto& element : elements) {
        if (element.id == id) return &element;
    }
    return nullptr;
}

std::vector<std::string> Layout::texts() const {
    std::vector<std::string> texts;
    for (const auto& element : elements) texts.push_back(element.text);
    return texts;
}

LayoutTrace::LayoutTrace(std::filesystem::path file) : path_(std::move(file)) {}

const Layout& LayoutTrace::now() {
    if (!stream_.is_open()) stream_.open(path_);
    if (!stream_.is_open()) return layout_;
    stream_.clear();
    std::string newest;
    for (std::string line; std::getline(stream_, line);) {
        unfinished_ += line;
        if (stream_.eof()) break;  // the rest of this line is still to come
        newest = std::exchange(unfinished_, {});
    }
    if (!newest.empty()) layout_ = parse(newest);
    return layout_;
}

Result<Layout> LayoutTrace::wait_for(std::string_view what, const std::function<bool(const Layout&)>& is_there,
                                     std::chrono::seconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!is_there(now())) {
        if (std::chrono::steady_clock::now() > end) {
            return fail(Fault::timeout,
                        fmt::format("waited for {}, but the kiosk shows {} {}", what, layout_.screen, layout_.dialog));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return layout_;
}

}  // namespace loket::e2e
