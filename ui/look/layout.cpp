#include "ui/look/layout.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstring>

namespace loket::ui {
namespace {

/// A touch up to this far beside a target still means it, if no other is nearer: millimetres.
constexpr float kReach = kTargetGap;
/// A target this near to the screen's edge owns the strip between: millimetres (the drawings' margin is 13 mm).
constexpr float kEdge = 14.0F;

Rect with_edges(Rect rect, const Display& display) {
    const float edge = kEdge * display.px_per_mm;
    const float right = display.pixels.w - rect.right() <= edge ? display.pixels.w : rect.right();
    const float bottom = display.pixels.h - rect.bottom() <= edge ? display.pixels.h : rect.bottom();
    if (rect.x <= edge) rect.x = 0;
    if (rect.y <= edge) rect.y = 0;
    rect.w = right - rect.x;
    rect.h = bottom - rect.y;
    return rect;
}

float distance(const Rect& rect, Point p) {
    const float dx = std::max({rect.x - p.x, 0.0F, p.x - rect.right()});
    const float dy = std::max({rect.y - p.y, 0.0F, p.y - rect.bottom()});
    return std::hypot(dx, dy);
}

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(c));
            out += escaped;
        } else {
            out += c;
        }
    }
    out += '"';
}

void append_rect(std::string& out, const Rect& r, float divisor, const char* format) {
    out += '[';
    const float values[] = {r.x, r.y, r.w, r.h};
    for (std::size_t i = 0; i < 4; ++i) {
        char number[24];
        std::snprintf(number, sizeof number, format, static_cast<double>(values[i] / divisor));
        if (i > 0) out += ',';
        out += number;
    }
    out += ']';
}

}  // namespace

const Target* hit(const Layout& layout, Point at) {
    const Target* nearest = nullptr;
    float nearest_distance = kReach * layout.display.px_per_mm;
    for (const Target& target : layout.targets) {
        if (target.rect.contains(at)) return &target;
        if (const float d = distance(target.rect, at); d <= nearest_distance) {
            nearest = &target;
            nearest_distance = d;
        }
    }
    if (nearest != nullptr) return nearest;
    for (const Target& target : layout.targets) {
        if (with_edges(target.rect, layout.display).contains(at)) return &target;
    }
    return nullptr;
}

std::size_t nearest_caret(const TypedText& text, Point at) {
    const auto distance = [&](const TypedText::Line& line) {
        return std::max({0.0F, line.top - at.y, at.y - line.bottom});
    };
    const auto line = std::min_element(text.lines.begin(), text.lines.end(),
                                       [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
    return std::min_element(line->carets.begin(), line->carets.end(),
                            [&](const auto& a, const auto& b) { return std::abs(a.x - at.x) < std::abs(b.x - at.x); })
        ->at;
}

std::string layout_line(const Layout& layout, const std::optional<std::string>& words) {
    std::string line = "{\"screen\":";
    append_json_string(line, layout.screen);
    line += ",\"size\":[" + std::to_string(static_cast<int>(layout.display.pixels.w)) + ',' +
            std::to_string(static_cast<int>(layout.display.pixels.h)) + "],\"dialog\":";
    if (layout.dialog.empty()) {
        line += "null";
    } else {
        append_json_string(line, layout.dialog);
    }
    line += ",\"elements\":[";
    for (const Target& target : layout.targets) {
        if (&target != &layout.targets.front()) line += ',';
        line += "{\"id\":";
        append_json_string(line, target.id);
        if (words) {
            line += ",\"text\":";
            append_json_string(line, target.text);
        }
        line += ",\"rect\":";
        append_rect(line, target.rect, 1.0F, "%.0f");
        line += ",\"rect_mm\":";
        append_rect(line, target.rect, layout.display.px_per_mm, "%.1f");
        line += target.availability == Availability::enabled ? ",\"enabled\":true}" : ",\"enabled\":false}";
    }
    line += ']';
    if (words) {
        line += ",\"words\":";
        append_json_string(line, *words);
    }
    line += '}';
    return line;
}

Result<LayoutTrace> LayoutTrace::open(const TraceOptions& options) {
    const int file = ::open(options.path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return fail(Fault::io, std::strerror(errno), options.path);
    return LayoutTrace(file, options.texts);
}

LayoutTrace::LayoutTrace(LayoutTrace&& other) noexcept
    : file_(std::exchange(other.file_, -1)), texts_(other.texts_), last_line_(std::move(other.last_line_)) {}

LayoutTrace::~LayoutTrace() {
    if (file_ >= 0) ::close(file_);
}

void LayoutTrace::note(const Layout& layout, const std::string& words) {
    const bool is_written = texts_ == TraceOptions::Texts::written;
    std::string line = layout_line(layout, is_written ? std::optional(words) : std::nullopt);
    if (line == last_line_) return;
    line += '\n';
    // One write a line: a reader never sees half of one. A trace that cannot be written is no reason to stop a kiosk.
    const auto written = ::write(file_, line.data(), line.size());
    last_line_.clear();
    if (written != static_cast<ssize_t>(line.size())) return;  // told again with the next frame
    line.pop_back();
    last_line_ = std::move(line);
}

}  // namespace loket::ui
