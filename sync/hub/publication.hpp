// What the regency's people tell the counters, from a file of JSON lines, until officers have pages for it:
//
//     {"kind":"proposal","id":"P-12","title":"Jembatan Desa Sukarami","village":"16.06.01.2001","supporters":41}
//     {"kind":"holidays","csv":"date,kind,name\n2027-01-01,national,Tahun Baru\n"}
//     {"kind":"topic","code":"road","indonesian":"Jalan rusak","english":"Damaged road","agency":"Dinas PUPR"}
//     {"kind":"setting","name":"tracking_url","value":"lapor.example.id"}
#pragma once

#include <string_view>

#include "sync/wire/feed.hpp"

namespace loket::sync {

/// One line. Fails with malformed, naming the member, or with too_large (64 KiB).
Result<FeedItem> feed_item_from_json(std::string_view line);

}  // namespace loket::sync
