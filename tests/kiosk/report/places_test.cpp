#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "kiosk/report/region.hpp"
#include "kiosk/report/topic.hpp"

using namespace loket;

TEST_CASE("A resident finds the twelve tiles and \"other\" after them") {
    std::string codes;
    for (const Topic& topic : topics()) codes.append(topic.code).append(" ");
    CHECK(codes == "road water power waste health school identity welfare farming environment order office other ");

    const Topic* road = find_topic("road");
    REQUIRE(road != nullptr);
    CHECK(road->name_id == "Jalan & jembatan");
    CHECK(road->name_en == "Roads & bridges");
    CHECK(road->icon == "road-variant");
    CHECK(road->agency_code == "PUPR");
    CHECK(road->agency_name == "Dinas Pekerjaan Umum dan Penataan Ruang");
    CHECK(road->lapor_category == "PEKERJAAN UMUM DAN PENATAAN RUANG");
    CHECK(find_topic("") == nullptr);
    CHECK(find_topic("roads") == nullptr);
}

TEST_CASE("The regency has 15 kecamatan and 242 villages, each in one of them") {
    CHECK(regions().size() == 1 + 15 + 242);
    REQUIRE(kecamatan().size() == 15);
    CHECK(kecamatan().front().name == "Sekayu");
    std::size_t villages = 0;
    for (const Region& parent : kecamatan()) {
        villages += villages_of(parent.code).size();
        for (const Region& village : villages_of(parent.code)) {
            CHECK(kecamatan_code_of(village.code) == parent.code);
            CHECK(find_region(village.code) == &village);
        }
    }
    CHECK(villages == 242);
    CHECK(villages_of("16.06.01").front().name == "Kayu Ara");
    CHECK(villages_of("16.06.01").size() == 14);
}

TEST_CASE("Only the code of a kecamatan has villages") {
    for (const char* code : {"", "16.06", "16.06.99", "16.06.01.2001", "16.06.0"}) {
        CAPTURE(code);
        CHECK(villages_of(code).empty());
    }
    CHECK(find_region("16.06.01.9999") == nullptr);
    CHECK(find_region("17") == nullptr);
}

TEST_CASE("Eight village names occur more than once, so a place is said with its kecamatan") {
    std::set<std::string_view> names;
    std::set<std::string_view> repeated;
    for (const Region& region : regions()) {
        const bool is_village = region.level == RegionLevel::desa || region.level == RegionLevel::kelurahan;
        if (is_village && !names.insert(region.name).second) repeated.insert(region.name);
    }
    CHECK(repeated.size() == 8);
    CHECK(full_name_of("16.06.01.2001") == "Desa Sukarami, Kecamatan Sekayu");
    CHECK(full_name_of("16.06.01.1009") == "Kelurahan Kayu Ara, Kecamatan Sekayu");
}
