#include "ui/look/text_layout.hpp"

namespace loket::ui {
namespace {

constexpr std::string_view kCutMark = "…";

/// The longest front of `text` that is no wider than `width`; at least one character.
std::size_t fitting_front(const Canvas& canvas, const Type& type, std::string_view text, float width) {
    std::string_view rest = text;
    float pen = 0;
    while (!rest.empty()) {
        std::string_view after = rest;
        take_code_point(after);
        pen += canvas.measure(type, rest.substr(0, rest.size() - after.size())).w;
        if (pen > width && rest.size() != text.size()) break;
        rest = after;
    }
    return text.size() - rest.size();
}

bool breaks_a_word(const Canvas& canvas, const Type& type, std::string_view text, float width) {
    std::size_t start = 0;
    while (start < text.size()) {
        const std::size_t end = std::min(text.find_first_of(" \n", start), text.size());
        if (canvas.measure(type, text.substr(start, end - start)).w > width) return true;
        start = end + 1;
    }
    return false;
}

}  // namespace

std::vector<PlacedLine> wrap_placed(const Canvas& canvas, const Type& type, std::string_view text, float width) {
    std::vector<PlacedLine> lines(1);
    float pen = 0;  // width of the line so far
    std::size_t start = 0;
    std::size_t spaces = 0;  // owed before the next word
    const float space = canvas.measure(type, " ").w;
    while (start < text.size()) {
        if (text[start] == '\n') {
            lines.push_back({"", ++start});
            pen = 0;
            spaces = 0;
            continue;
        }
        if (text[start] == ' ') {
            ++spaces;
            ++start;
            continue;
        }
        const std::size_t end = std::min(text.find_first_of(" \n", start), text.size());
        std::string_view word = text.substr(start, end - start);
        float w = canvas.measure(type, word).w;
        const float before = space * static_cast<float>(spaces);
        if ((pen > 0 || spaces > 0) && pen + before + w > width) {
            lines.push_back({"", start});
            pen = 0;
        } else {
            lines.back().text.append(spaces, ' ');
            pen += before;
        }
        spaces = 0;
        while (w > width) {
            const std::size_t front = fitting_front(canvas, type, word, width);
            lines.back().text += word.substr(0, front);
            word.remove_prefix(front);
            if (word.empty()) break;
            lines.push_back({"", end - word.size()});
            pen = 0;
            w = canvas.measure(type, word).w;
        }
        lines.back().text += word;
        pen += w;
        start = end;
    }
    // Spaces at the very end are kept as far as there is room: a cursor stands after them.
    const auto room = static_cast<std::size_t>(std::max(0.0F, width - pen) / space);
    lines.back().text.append(std::min(spaces, room), ' ');
    return lines;
}

std::vector<std::string> wrap(const Canvas& canvas, const Type& type, std::string_view text, float width) {
    std::vector<std::string> lines;
    for (PlacedLine& line : wrap_placed(canvas, type, text, width)) lines.push_back(std::move(line.text));
    return lines;
}

std::string cut_back(const Canvas& canvas, const Type& type, std::string_view text, float width) {
    if (canvas.measure(type, text).w <= width) return std::string(text);
    const float room = std::max(0.0F, width - canvas.measure(type, kCutMark).w);
    return std::string(text.substr(0, fitting_front(canvas, type, text, room))).append(kCutMark);
}

std::string cut_front(const Canvas& canvas, const Type& type, std::string_view text, float width) {
    std::string_view kept = text;
    float w = canvas.measure(type, text).w;
    if (w <= width) return std::string(text);
    for (const float room = width - canvas.measure(type, kCutMark).w; w > room && !kept.empty();) {
        std::string_view after = kept;
        take_code_point(after);
        w -= canvas.measure(type, kept.substr(0, kept.size() - after.size())).w;
        kept = after;
    }
    return std::string(kCutMark).append(kept);
}

void cut_lines(const Canvas& canvas, const Type& type, std::vector<std::string>& lines, std::size_t most, float width) {
    if (lines.size() <= most) return;
    lines.resize(most);
    if (most > 0) lines.back() = cut_back(canvas, type, lines.back().append(kCutMark), width);
}

Fitted fit(const Canvas& canvas, Type type, std::string_view text, Size space) {
    constexpr float kSmallest = 8.0F;  // pixels; below this nothing can be read anyway
    for (;; type.em -= std::max(1.0F, type.em * 0.04F)) {
        Fitted fitted{type, wrap(canvas, type, text, space.w), {}};
        const float line = canvas.measure(type, "M").h;
        fitted.size.h = line * (1.0F + leading(type.family) * static_cast<float>(fitted.lines.size() - 1));
        for (const auto& l : fitted.lines) fitted.size.w = std::max(fitted.size.w, canvas.measure(type, l).w);
        const bool is_fitting = fitted.size.h <= space.h && !breaks_a_word(canvas, type, text, space.w);
        if (is_fitting || type.em <= kSmallest) return fitted;
    }
}

}  // namespace loket::ui
