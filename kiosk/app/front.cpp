#include "kiosk/app/front.hpp"

#include "ui/flow/session.hpp"

namespace loket::kiosk {

Front::Front(ui::Facts facts, const Clock& clock, std::function<void(ClerkMessage)> to_clerk,
             std::function<void(const StudioRequest&, const ui::Access&)> to_studio)
    : facts_(std::move(facts)),
      clock_(clock),
      to_clerk_(std::move(to_clerk)),
      to_studio_(std::move(to_studio)),
      state_(ui::welcome_state(facts_)) {
    facts_.now = clock_.wall();
    facts_.tick = clock_.steady();
}

void Front::touch(const ui::Intent& intent) { advance(intent); }

void Front::look_at_clock() { advance(ui::Event{ui::TimePassed{}}); }

void Front::take(const ScreenMessage& message) {
    if (const auto* event = std::get_if<ui::Event>(&message)) {
        advance(*event);
    } else if (const auto* link = std::get_if<LinkNews>(&message)) {
        facts_.link = link->link;
    } else {
        facts_.printer = std::get<PrinterNews>(message).condition;
    }
}

void Front::set_devices(ui::Facts::Presence microphone, ui::Facts::Presence camera) {
    facts_.microphone = microphone;
    facts_.camera = camera;
}

void Front::advance(const ui::Input& input) {
    facts_.now = clock_.wall();
    facts_.tick = clock_.steady();
    const auto before = state_.screen;
    auto next = ui::step(std::move(state_), input, facts_);
    ui::wipe(state_);  // short texts live in the object itself, and moving leaves their bytes behind
    state_ = std::move(next.state);
    for (auto& effect : next.effects) carry_out(effect);
    if (before != ui::Screen::welcome && state_.screen == ui::Screen::welcome) wipe_stack();
}

void Front::carry_out(ui::Effect& effect) {
    if (auto* file = std::get_if<ui::FileReport>(&effect)) {
        FileRequest request{std::move(file->report), facts_.now, {}, file->lettering};
        for (const auto& ciphertext : file->files) request.files.push_back(*ciphertext);
        to_clerk_(std::move(request));
    } else if (auto* find = std::get_if<ui::FindStatus>(&effect)) {
        to_clerk_(StatusRequest{find->number, std::move(find->secret_code)});
    } else if (auto* reprint = std::get_if<ui::ReprintReceipt>(&effect)) {
        to_clerk_(ReprintRequest{reprint->number, std::move(reprint->secret_code), reprint->lettering});
    } else if (const auto* seen = std::get_if<ui::NoteReceiptSeen>(&effect)) {
        to_clerk_(ReceiptSeen{seen->number});
    } else if (const auto* left = std::get_if<ui::LeaveReceipt>(&effect)) {
        to_clerk_(ReceiptLeft{left->number});
    } else if (const auto* open = std::get_if<ui::OpenDevice>(&effect)) {
        to_studio_(*open, state_.access);
    } else if (const auto* close = std::get_if<ui::CloseDevice>(&effect)) {
        to_studio_(*close, state_.access);
    } else if (const auto* use = std::get_if<ui::UseDevice>(&effect)) {
        to_studio_(*use, state_.access);
    } else if (const auto* play = std::get_if<ui::PlayFile>(&effect)) {
        to_studio_(*play, state_.access);
    } else {
        to_clerk_(OfficerCall{});
    }
}

ui::View Front::view() const { return view_of(state_, facts_, ui::Catalog::of(state_.access.language)); }

Milliseconds Front::quiet() const {
    ui::Facts now = facts_;
    now.now = clock_.wall();
    now.tick = clock_.steady();
    return quiet_for(state_, now);
}

}  // namespace loket::kiosk
