// What a report can be about: the kinds the law knows, and the topics on the kiosk's tiles.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace loket {

/// The three kinds of LAPOR!-SP4N. Each has its own law and deadline.
enum class Kind { pengaduan, aspirasi, permintaan_informasi };

/// "pengaduan", "aspirasi", "permintaan_informasi": the word on the wire.
std::string_view code_of(Kind kind);
std::optional<Kind> parse_kind(std::string_view code);

/// One row of topics.csv. The texts live as long as the program.
struct Topic {
    std::string_view code;            ///< "road"; the word on the wire
    std::string_view name_id;         ///< Indonesian
    std::string_view name_en;         ///< English
    std::string_view icon;            ///< name in Material Design Icons 1.6.50
    std::string_view agency_code;     ///< the OPD it goes to first
    std::string_view agency_name;     ///< Indonesian
    std::string_view lapor_category;  ///< LAPOR!'s category
};

/// The 12 tiles in their order, then "other".
std::span<const Topic> topics();
/// nullptr for a code that is not in the list.
const Topic* find_topic(std::string_view code);

inline constexpr std::string_view kOtherTopic = "other";

}  // namespace loket
