#include "kiosk/report/topic.hpp"

#include <algorithm>
#include <cassert>
#include <vector>

#include "kiosk/report/csv.hpp"
#include "kiosk/report/tables.hpp"

namespace loket {

std::string_view code_of(Kind kind) {
    switch (kind) {
        case Kind::pengaduan: return "pengaduan";
        case Kind::aspirasi: return "aspirasi";
        case Kind::permintaan_informasi: return "permintaan_informasi";
    }
    return {};
}

std::optional<Kind> parse_kind(std::string_view code) {
    for (const Kind kind : {Kind::pengaduan, Kind::aspirasi, Kind::permintaan_informasi}) {
        if (code == code_of(kind)) return kind;
    }
    return std::nullopt;
}

std::span<const Topic> topics() {
    static const std::vector<Topic> table = [] {
        const auto rows = parse_csv(
            topics_csv(), {"code", "name_id", "name_en", "icon", "opd_code", "opd_name_id", "lapor_category"});
        assert(rows.has_value());
        std::vector<Topic> read;
        for (const auto& row : *rows) read.push_back({row[0], row[1], row[2], row[3], row[4], row[5], row[6]});
        assert(!read.empty() && read.back().code == kOtherTopic);
        return read;
    }();
    return table;
}

const Topic* find_topic(std::string_view code) {
    const auto all = topics();
    const auto found = std::ranges::find(all, code, &Topic::code);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace loket
