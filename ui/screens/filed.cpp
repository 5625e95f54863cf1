#include "ui/look/widgets.hpp"
#include "ui/screens/screens.hpp"
#include "ui/screens/slip_card.hpp"

namespace loket::ui {
namespace {

/// A card that tells and cannot be touched: icon, bold line, plain line.
struct Fact {
    Tone tone;
    std::string_view icon;
    std::string_view title;
    std::string_view detail;
};

std::vector<Fact> facts_of(const FiledView& view) {
    std::vector<Fact> facts{{view.print_tone, view.print_icon, view.print_title, view.print_detail}};
    if (!view.due_title.empty()) {
        facts.push_back({Tone::primary, "calendar-check", view.due_title, view.due_detail});
    }
    return facts;
}

/// Where a fact's words stand in its card; the icon stands before them.
Rect words_in(const Rect& card, const Look& look) {
    Rect inside = card.inset(look.unit(30), look.unit(16));
    take_left(inside, look.unit(58), look.unit(26));
    return inside;
}

std::size_t columns_of(const std::vector<Fact>& facts, const Look& look) {
    return look.scale().shape() == Shape::portrait ? 1 : facts.size();
}

/// The height of one card that holds the longest of the facts.
float fact_height(const std::vector<Fact>& facts, float width, const Look& look) {
    const auto columns = static_cast<float>(columns_of(facts, look));
    const Rect card{0, 0, (width - look.unit(28) * (columns - 1)) / columns, 0};
    const float room = words_in(card, look).w;
    float height = look.unit(128);
    for (const Fact& fact : facts) {
        const float words =
            look.text_height(Role::tile, fact.title, room) + look.text_height(Role::detail, fact.detail, room);
        height = std::max(height, words + look.unit(40));
    }
    return height;
}

void draw_facts(const std::vector<Fact>& facts, const Rect& rect, Look& look) {
    const Palette& p = look.palette();
    const auto cells = grid(rect, facts.size(), columns_of(facts, look), look.unit(28));
    float share = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Size room = words_in(cells[i], look).size();
        share = std::min(share, look.pair_share(room, Role::tile, facts[i].title, Role::detail, facts[i].detail));
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Fact& fact = facts[i];
        const bool is_plain = fact.tone == Tone::primary || fact.tone == Tone::neutral || fact.tone == Tone::green;
        const ToneColors& colors = p.of(fact.tone);
        look.card(cells[i], is_plain ? p.card : colors.tint, is_plain ? p.line : colors.border, look.scale().stroke(3),
                  look.unit(26));
        const Rect words = words_in(cells[i], look);
        const float size = std::min(look.unit(58), words.h);
        const Point at{cells[i].x + look.unit(30 + 29), cells[i].centre().y};
        look.icon(at, size, is_plain ? p.primary.strong : colors.strong, fact.icon);
        look.words_pair(words, Role::tile, fact.title, Role::detail, fact.detail, share);
    }
}

void draw_actions(const FiledView& view, Rect row, Look& look) {
    const float gap = look.scale().at_least(kTargetGap, 24);
    const float least = look.mm(kTargetMinimum) * 2;
    Action done = view.done;
    std::vector<Action> others;
    for (const auto& action : {view.seen, view.print_again}) {
        if (action) others.push_back(*action);
    }
    const float room = row.w - gap * static_cast<float>(others.size());
    const auto wanted = [&] {
        float sum = std::max(least, button_width(look, done, ButtonStyle::filled));
        for (const Action& other : others) sum += std::max(least, button_width(look, other, ButtonStyle::outlined));
        return sum;
    };
    // Where there is little room it is for words.
    if (wanted() > room) {
        done.icon.clear();
        for (Action& other : others) other.icon.clear();
    }
    const float share = std::min(1.0F, room / wanted());
    const auto draw = [&](const Action& action, ButtonStyle style) {
        const float width = std::max(least, button_width(look, action, style)) * share;
        button(look, take_left(row, width, gap), action, {style, Tone::primary, IconPlace::before});
    };
    draw(done, ButtonStyle::filled);
    for (const Action& other : others) draw(other, ButtonStyle::outlined);
}

/// How high the words beside or over the paper are where they have this width, from the title to the countdown.
struct Heights {
    float title;
    float subtitle;
    float facts;
    float actions;
    float caption;
    float gaps;

    float fixed() const { return actions + caption + gaps; }
    float all() const { return title + subtitle + facts + fixed(); }
    /// How much smaller the words must become to fit a height; 1 or more where they need not.
    float share_in(float height) const { return (height - fixed()) / (title + subtitle + facts); }
};

/// Between a sentence or a row of cards and what is below.
float gap_below(const Look& look) { return look.unit(look.scale().room() == Room::compact ? 20 : 36); }

Heights heights_of(const FiledView& view, float width, const Look& look) {
    const auto told = facts_of(view);
    const float one_fact = fact_height(told, width, look);
    const bool are_stacked = columns_of(told, look) < told.size();
    return {.title = look.text_height(Role::title, view.title, width),
            .subtitle = look.text_height(Role::prose, view.subtitle, width),
            .facts = are_stacked ? one_fact * 2 + look.unit(28) : one_fact,
            .actions = look.scale().at_least(kTargetMinimum, 95),
            .caption = look.line_height(Role::caption),
            .gaps = 2 * gap_below(look) + look.unit(14 + 20)};
}

bool is_slip_readable(const FiledView& view, Size most) {
    return view.ticket.slip && place_slip(*view.ticket.slip, most);
}

/// Words become no smaller than this for the sake of the slip.
constexpr float kLeastShare = 0.9F;

/// The width of the paper beside the words. A slip that can be read takes what it needs, if the words can spare it.
float paper_width(const FiledView& view, Size content, float gap, const Look& look) {
    const float composed = std::min(look.unit(520), content.w * 0.36F);
    if (!view.ticket.slip) return composed;
    float narrowest = composed;
    for (const float share : {0.5F, 0.47F, 0.45F, 0.43F}) {
        const auto slip = place_slip(*view.ticket.slip, {content.w * share, content.h});
        if (!slip) break;
        const float words = heights_of(view, content.w - slip->card.w - gap, look).share_in(content.h);
        if (words >= 1) return slip->card.w;
        if (words >= kLeastShare) narrowest = slip->card.w;
    }
    return narrowest;
}

}  // namespace

void draw_screen(const FiledView& view, Rect area, Look& look) {
    const Palette& p = look.palette();
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    const bool is_compact = look.scale().room() == Room::compact;
    Rect content = area.inset(look.unit(is_portrait ? 72 : 96), look.unit(is_compact ? 20 : 48));
    Rect paper;
    if (!is_portrait) {
        const float gap = look.unit(80);
        paper = take_right(content, paper_width(view, content.size(), gap, look), gap);
    }

    Heights heights = heights_of(view, content.w, look);
    // On a small display the head of the screen says in short what the sentence says.
    if (is_compact && heights.all() > content.h) heights.subtitle = 0;
    const float words = heights.all();
    const auto [title, subtitle, facts, actions, caption, gaps] = heights;
    const float below = gap_below(look);
    // The sign is the first to give way: what to do without paper takes more lines than what to do with it.
    const float drawn = look.unit(is_portrait ? 96 : 120) + look.unit(30);
    const float picture = is_portrait ? content.h * 0.42F : 0.0F;  // of the paper, below the words
    const auto paper_height = [&](float above) {
        return std::clamp(content.h - above - look.unit(56), content.h * 0.36F, look.unit(780));
    };
    const bool hides_slip = is_portrait && is_slip_readable(view, {content.w, paper_height(words)}) &&
                            !is_slip_readable(view, {content.w, paper_height(words + drawn)});
    const float sign = is_compact || hides_slip || words + drawn + picture > content.h ? 0.0F : drawn;
    const float wanted = sign + words;

    if (is_portrait) {  // the paper stands under the words and takes what they leave
        paper = take_bottom(content, paper_height(wanted), look.unit(56));
        if (!is_slip_readable(view, paper.size()))
            paper = paper.inset((paper.w - std::min(paper.w, look.unit(620))) / 2, 0);
    }
    draw_ticket(view.ticket, paper, look);

    // On a small display the words give way to the buttons.
    const float fixed = sign + actions + caption + gaps;
    const float share = std::min(1.0F, (content.h - fixed) / (title + subtitle + facts));
    const float all = fixed + (title + subtitle + facts) * share;
    Rect stack = content.inset(0, std::max(0.0F, (content.h - all) / 2));
    if (sign > 0) {
        const float size = sign - look.unit(30);
        const Rect place = take_top(stack, size, look.unit(30));
        const Point centre{place.x + size / 2, place.centre().y};
        look.canvas().fill_circle(centre, size / 2, p.green.tint);
        if (look.is_high_contrast()) look.canvas().stroke_circle(centre, size / 2, p.green.border, look.unit(3));
        look.icon(centre, size * 0.62F, p.green.strong, "check");
    }
    look.words(take_top(stack, title * share, look.unit(14)), Role::title, p.ink, view.title);
    if (subtitle > 0) look.words(take_top(stack, subtitle * share, below), Role::prose, p.soft_ink, view.subtitle);
    draw_facts(facts_of(view), take_top(stack, facts * share, below), look);
    draw_actions(view, take_top(stack, actions, look.unit(20)), look);
    look.words(take_top(stack, caption), Role::caption, p.soft_ink, view.countdown);
}

}  // namespace loket::ui
