#include <cmath>

#include "ui/look/widgets.hpp"
#include "ui/screens/screens.hpp"

namespace loket::ui {
namespace {

constexpr std::size_t kBars = 24;

/// A microphone, and beside it bars that grow and fall with the voice: who watches them sees that it is heard.
void draw_meter(const VoiceView& view, Rect rect, Look& look) {
    const Palette& p = look.palette();
    const bool is_recording = view.sound == VoiceView::Sound::recording;
    const ToneColors& tone = is_recording ? p.red : p.primary;
    const float side = std::min(rect.h, rect.w * 0.2F);
    const Rect place = take_left(rect, side, look.unit(40));
    look.canvas().fill_circle(place.centre(), side / 2, is_recording ? tone.strong : tone.tint);
    look.canvas().stroke_circle(place.centre(), side / 2, tone.strong, look.scale().stroke(3));
    look.icon(place.centre(), side * 0.55F, is_recording ? p.card : tone.strong,
              view.sound == VoiceView::Sound::playing ? "volume-high" : "microphone");
    const auto cells = grid(rect, kBars, kBars, look.unit(8));
    for (std::size_t i = 0; i < cells.size(); ++i) {
        // Highest in the middle, as a voice looks.
        const float from_middle = std::abs(static_cast<float>(i) - (kBars - 1) / 2.0F) / (kBars / 2.0F);
        const float shape = 1 - 0.75F * from_middle * from_middle;
        const float share = std::max(0.06F, static_cast<float>(view.level) / 100.0F * shape);
        const float h = cells[i].h * share;
        look.canvas().fill({cells[i].x, cells[i].centre().y - h / 2, cells[i].w, h},
                           view.level > 0 ? tone.strong : p.line, cells[i].w / 2);
    }
}

/// How much of the time is used, and in words.
void draw_length(const VoiceView& view, Rect rect, Look& look) {
    if (view.time_text.empty()) return;
    const Palette& p = look.palette();
    const float words = look.text_width(Role::tile, view.time_text) + look.unit(4);
    look.words(take_right(rect, std::min(words, rect.w * 0.5F), look.unit(30)), Role::tile, p.ink, view.time_text,
               Align::right);
    const float h = look.unit(16);
    const Rect track{rect.x, rect.centre().y - h / 2, rect.w, h};
    look.canvas().fill(track, p.line, h / 2);
    const float done = track.w * static_cast<float>(view.share);
    if (done > h) look.canvas().fill({track.x, track.y, done, h}, p.primary.strong, h / 2);
}

void draw_actions(const VoiceView& view, Rect row, Look& look) {
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    const float gap = look.scale().at_least(kTargetGap, 24);
    const auto cells = grid(row, view.actions.size(), is_portrait ? 1 : view.actions.size(), gap);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool is_first = i == 0;
        const bool is_stop = std::holds_alternative<StopSound>(view.actions[i].intent);
        button(look, cells[i], view.actions[i],
               {is_first ? ButtonStyle::filled : ButtonStyle::outlined, is_stop ? Tone::red : Tone::primary,
                IconPlace::before});
    }
}

}  // namespace

void draw_screen(const VoiceView& view, Rect area, Look& look) {
    const Palette& p = look.palette();
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    Rect content = content_of(look, area);
    draw_title(look, content, view.title);
    const float gap = look.unit(30);
    const float target = look.scale().at_least(kTargetMinimum, 110);
    const auto rows = is_portrait ? static_cast<float>(std::max<std::size_t>(1, view.actions.size())) : 1.0F;
    const float actions = rows * target + (rows - 1) * look.scale().at_least(kTargetGap, 24);
    draw_actions(view, take_bottom(content, std::min(actions, content.h * 0.6F), gap), look);
    const std::string& told = view.problem.empty() ? view.text : view.problem;
    const float words = std::min(look.text_height(Role::prose, told, content.w), content.h * 0.5F);
    if (view.problem.empty()) {
        look.words(take_top(content, words, gap), Role::prose, p.ink, told, Align::left, Stand::top);
    } else {
        problem_line(look, take_top(content, words, gap), told, Tone::gold);
    }
    const float length = std::min(look.line_height(Role::tile), content.h * 0.35F);
    draw_length(view, take_bottom(content, length, gap / 2), look);
    const float meter = std::min(content.h, look.unit(260));
    content.y += (content.h - meter) / 2;
    draw_meter(view, {content.x, content.y, content.w, meter}, look);
}

}  // namespace loket::ui
