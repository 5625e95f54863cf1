#include <algorithm>

#include "kiosk/report/region.hpp"
#include "ui/flow/navigation.hpp"
#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

Choice village_choice(const Context& context, const Region& region) {
    return {
        .action = {std::string("village.").append(region.code), std::string(region.name),
                   ChooseVillage{std::string(region.code)}},
        .detail = region.level == RegionLevel::kelurahan ? context.say("place.kelurahan") : context.say("place.desa"),
        .selection = selection(context.state.draft.village == region.code)};
}

Choice kecamatan_choice(const Context& context, const Region& region) {
    return {.action = {std::string("kecamatan.").append(region.code), std::string(region.name),
                       ChooseKecamatan{std::string(region.code)}},
            .selection = selection(context.state.kecamatan == region.code)};
}

std::string kecamatan_text(const Context& context) {
    const auto* region = find_region(context.state.kecamatan);
    return context.say.fill("place.kecamatan", {{"name", region ? region->name : std::string_view()}});
}

}  // namespace

PlaceView place_view(const Context& context) {
    const auto& state = context.state;
    const auto& say = context.say;
    PlaceView view{.title = state.is_choosing_kecamatan ? say("place.title.kecamatan") : say("place.title"),
                   .kecamatan_text = {},
                   .change_kecamatan = std::nullopt,
                   .choices = {},
                   .previous_page = previous_page(context),
                   .next_page = next_page(context),
                   .page_text = page_text(context),
                   .problem = problem_text(context, Field::village)};
    if (!state.is_choosing_kecamatan) {
        view.kecamatan_text = kecamatan_text(context);
        view.change_kecamatan = Action{"change_kecamatan", say("place.change_kecamatan"), OpenKecamatanList{},
                                       Availability::enabled, "map-marker"};
    }
    const auto all = state.is_choosing_kecamatan ? kecamatan() : villages_of(state.kecamatan);
    const auto first = std::min(state.page * kChoicesPerPage, all.size());
    for (const auto& region : all.subspan(first, std::min(kChoicesPerPage, all.size() - first))) {
        view.choices.push_back(state.is_choosing_kecamatan ? kecamatan_choice(context, region)
                                                           : village_choice(context, region));
    }
    return view;
}

}  // namespace loket::ui
