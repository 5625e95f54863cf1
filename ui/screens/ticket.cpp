#include <cmath>

#include "ui/screens/screens.hpp"
#include "ui/screens/slip_card.hpp"

namespace loket::ui {
namespace {

/// "Kode rahasia K3VQ-9X7M", label light and code heavy, in the middle of one line.
void draw_code(const TicketPreview& ticket, const Rect& rect, Look& look) {
    const Palette& p = look.palette();
    const float label = look.text_width(Role::detail, ticket.code_label + " ");
    const float code = look.text_width(Role::tile, ticket.code.reveal_text());
    if (label + code > rect.w) {
        Rect rest = rect;
        look.words(take_top(rest, rect.h / 2), Role::caption, p.ink, ticket.code_label, Align::centre);
        look.words(rest, Role::tile, p.ink, ticket.code.reveal_text(), Align::centre);
        return;
    }
    Rect rest = rect.inset((rect.w - label - code) / 2 - 1, 0);
    look.words(take_left(rest, label), Role::detail, p.ink, ticket.code_label);
    look.words(rest, Role::tile, p.ink, ticket.code.reveal_text());
}

/// Dark modules on white, also on a black ground, and with the quiet zone that ISO/IEC 18004 asks for. Modules are
/// whole pixels, or a telephone that photographs the screen would see some wider than others.
void draw_qr(const QrGrid& qr, const Rect& rect, Look& look) {
    constexpr int kQuietModules = 4;
    const float module = std::floor(std::min(rect.w, rect.h) / static_cast<float>(qr.side + 2 * kQuietModules));
    const float side = module * static_cast<float>(qr.side);
    const Point at{std::round(rect.centre().x - side / 2), std::round(rect.centre().y - side / 2)};
    const float quiet = module * kQuietModules;
    look.canvas().fill({at.x - quiet, at.y - quiet, side + 2 * quiet, side + 2 * quiet}, rgb(0xFFFFFF));
    for (int y = 0; y < qr.side; ++y) {
        for (int x = 0; x < qr.side; ++x) {
            if (!qr.dark[static_cast<std::size_t>(y * qr.side + x)]) continue;
            const float left = at.x + module * static_cast<float>(x);
            look.canvas().fill({left, at.y + module * static_cast<float>(y), module, module}, rgb(0x000000));
        }
    }
}

/// A code smaller than this is no picture of the paper any more: millimetres.
constexpr float kQrLeast = 20.0F;

}  // namespace

void draw_ticket(const TicketPreview& ticket, const Rect& rect, Look& look) {
    if (const auto place = ticket.slip ? place_slip(*ticket.slip, rect.size()) : std::nullopt) {
        return draw_slip(ticket.slip, *place, rect, look);
    }
    const Palette& p = look.palette();
    if (look.is_high_contrast()) {
        look.card(rect, p.card, p.line, look.scale().stroke(2), look.unit(8));
    } else {
        look.canvas().shadow(rect, p.ink, look.unit(46));
        look.canvas().fill(rect, p.card, look.unit(8));
    }
    const Color dashes = look.is_high_contrast() ? p.line : rgb(0xB5B5B5);
    Rect inside = rect.inset(look.unit(40), look.unit(36));
    const float caption = look.line_height(Role::caption);
    const auto lines = static_cast<float>(ticket.lines.size());
    const float wanted = look.line_height(Role::label) + caption + look.line_height(Role::detail) +
                         look.line_height(Role::number) * 1.2F + look.line_height(Role::tile) * 1.6F +
                         caption * 1.35F * lines + look.unit(100);
    const float share = std::min(1.0F, inside.h / wanted);
    const float over = std::max(0.0F, inside.h - wanted);
    const bool has_qr = ticket.qr.side > 0 && over >= look.mm(kQrLeast);
    const float qr = has_qr ? std::min(over, look.unit(300)) : 0.0F;
    const float spare = (over - qr) / 4;

    look.words(take_top(inside, look.line_height(Role::label) * share), Role::label, p.ink, ticket.head, Align::centre);
    look.words(take_top(inside, caption * share, look.unit(22) * share), Role::caption, p.soft_ink, ticket.office_name,
               Align::centre);
    const float dash = look.unit(7);
    look.canvas().dashed_line({inside.x, inside.y}, {inside.right(), inside.y}, dashes, look.scale().stroke(3), dash);
    take_top(inside, look.unit(22) * share + spare);
    look.words(take_top(inside, look.line_height(Role::detail) * share), Role::detail, p.ink, ticket.number_label,
               Align::centre);
    look.words(take_top(inside, look.line_height(Role::number) * 1.2F * share, spare), Role::number, p.ink,
               ticket.number, Align::centre);

    Rect below = take_bottom(inside, caption * 1.35F * lines * share);
    const auto rows = grid(below, ticket.lines.size(), 1, 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& [label, value] = ticket.lines[i];
        Rect row = rows[i];
        const float w = std::min(row.w * 0.45F, look.text_width(Role::caption, label) + look.unit(16));
        look.words(take_left(row, w), Role::caption, p.soft_ink, label);
        look.words(row, Role::label, p.ink, value, Align::right);
    }
    const float y = below.y - look.unit(20) * share;
    look.canvas().dashed_line({inside.x, y}, {inside.right(), y}, dashes, look.scale().stroke(3), dash);
    inside.h = y - inside.y - look.unit(16) * share;
    if (has_qr) draw_qr(ticket.qr, take_top(inside, qr), look);
    draw_code(ticket, inside, look);
}

}  // namespace loket::ui
