// The regency, its kecamatan and villages by Kemendagri code (Kepmendagri 300.2.2-2430/2025). Eight village names occur
// more than once in the regency: a place is its code, a name is only for reading.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace loket {

enum class RegionLevel { kabupaten, kecamatan, kelurahan, desa };

/// One row of wilayah_16.06.csv. The texts live as long as the program.
struct Region {
    std::string_view code;  ///< "16.06.01.2001"
    std::string_view name;  ///< "Sukarami"
    RegionLevel level;
};

/// All, in the order of their codes.
std::span<const Region> regions();
/// nullptr for a code that is not in the list.
const Region* find_region(std::string_view code);
/// The villages (desa and kelurahan) of one kecamatan, in the order of their codes; empty for an unknown one.
std::span<const Region> villages_of(std::string_view kecamatan_code);
/// The 15 kecamatan, in the order of their codes.
std::span<const Region> kecamatan();
/// The code of the kecamatan that a village lies in: "16.06.01" of "16.06.01.2001".
std::string_view kecamatan_code_of(std::string_view village_code);
/// "Desa Sukarami, Kecamatan Sekayu"; for a kelurahan "Kelurahan ...". Requires a known village code.
std::string full_name_of(std::string_view village_code);

}  // namespace loket
