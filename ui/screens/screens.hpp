// One function a screen: lays its view out inside `area`, which is what the frame left over, without margins.
#pragma once

#include "ui/flow/view.hpp"
#include "ui/look/look.hpp"

namespace loket::ui {

void draw_screen(const WelcomeView& view, Rect area, Look& look);
void draw_screen(const TopicView& view, Rect area, Look& look);
void draw_screen(const StoryView& view, Rect area, Look& look);
void draw_screen(const VoiceView& view, Rect area, Look& look);
void draw_screen(const CameraView& view, Rect area, Look& look);
void draw_screen(const PlaceView& view, Rect area, Look& look);
void draw_screen(const FormView& view, Rect area, Look& look);
void draw_screen(const IdentityView& view, Rect area, Look& look);
void draw_screen(const ReviewView& view, Rect area, Look& look);
void draw_screen(const NoticeView& view, Rect area, Look& look);
void draw_screen(const FilingView& view, Rect area, Look& look);
void draw_screen(const FiledView& view, Rect area, Look& look);
void draw_screen(const StatusView& view, Rect area, Look& look);
void draw_screen(const OutOfServiceView& view, Rect area, Look& look);

/// A question over everything: a scrim, a card, its actions. Nothing beneath it stays a target.
void draw_dialog(const DialogView& view, Look& look);

/// Five zones over the whole screen; `pointed`: what stands in the one that chooses.
void draw_zones(const ZonesView& view, const std::vector<const Target*>& pointed, Look& look);
/// Around what the keys point at.
void draw_ring(const Rect& around, Look& look);

/// The paper that comes out of the printer: its very dots where they can be read, otherwise a picture of it with what
/// a resident must keep.
void draw_ticket(const TicketPreview& ticket, const Rect& rect, Look& look);

/// The margins of a screen's content.
Rect content_of(const Look& look, const Rect& area);
/// A screen's question at the top of `content`, which loses that strip.
void draw_title(Look& look, Rect& content, std::string_view title);

}  // namespace loket::ui
