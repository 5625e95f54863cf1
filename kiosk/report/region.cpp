#include "kiosk/report/region.hpp"

#include <algorithm>
#include <cassert>
#include <vector>

#include "kiosk/report/csv.hpp"
#include "kiosk/report/tables.hpp"

namespace loket {
namespace {

/// "16.06.01" is a kecamatan, "16.06.01.2001" a village of it.
constexpr std::size_t kKecamatanCodeSize = 8;

RegionLevel level_of(std::string_view word) {
    if (word == "kabupaten") return RegionLevel::kabupaten;
    if (word == "kecamatan") return RegionLevel::kecamatan;
    if (word == "kelurahan") return RegionLevel::kelurahan;
    assert(word == "desa");
    return RegionLevel::desa;
}

}  // namespace

std::span<const Region> regions() {
    static const std::vector<Region> table = [] {
        const auto rows = parse_csv(wilayah_csv(), {"kode", "nama", "level"});
        assert(rows.has_value());
        std::vector<Region> read;
        for (const auto& row : *rows) read.push_back({row[0], row[1], level_of(row[2])});
        assert(std::ranges::is_sorted(read, {}, &Region::code));  // the searches below need it
        return read;
    }();
    return table;
}

const Region* find_region(std::string_view code) {
    const auto all = regions();
    const auto found = std::ranges::lower_bound(all, code, {}, &Region::code);
    return found == all.end() || found->code != code ? nullptr : &*found;
}

std::span<const Region> villages_of(std::string_view kecamatan_code) {
    const Region* parent = find_region(kecamatan_code);
    if (parent == nullptr || parent->level != RegionLevel::kecamatan) return {};
    // Its villages follow it at once, since their codes begin with its code.
    const auto first = regions().subspan(std::size_t(parent - regions().data()) + 1);
    const auto end = std::ranges::find_if(
        first, [&](const Region& region) { return kecamatan_code_of(region.code) != kecamatan_code; });
    return {first.begin(), end};
}

std::span<const Region> kecamatan() {
    static const std::vector<Region> table = [] {
        std::vector<Region> found;
        std::ranges::copy_if(regions(), std::back_inserter(found),
                             [](const Region& region) { return region.level == RegionLevel::kecamatan; });
        return found;
    }();
    return table;
}

std::string_view kecamatan_code_of(std::string_view village_code) { return village_code.substr(0, kKecamatanCodeSize); }

std::string full_name_of(std::string_view village_code) {
    const Region* village = find_region(village_code);
    const Region* parent = find_region(kecamatan_code_of(village_code));
    assert(village != nullptr && parent != nullptr && village != parent);
    const std::string_view level = village->level == RegionLevel::kelurahan ? "Kelurahan " : "Desa ";
    return std::string(level).append(village->name).append(", Kecamatan ").append(parent->name);
}

}  // namespace loket
