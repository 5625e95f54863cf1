// What a story should tell so that it can be handled: three hints that tick themselves off. The rules are simple enough
// to be explained to the resident who asks why a tick is missing; they judge nothing and hold nothing back.
#pragma once

#include <string_view>

namespace loket::ui {

/// At least five words.
bool tells_what_happened(std::string_view story);
/// A word of time ("sejak", "Senin", "kemarin", "since", "monday") or a digit.
bool tells_since_when(std::string_view story);
/// A word for people ("warga", "anak", "kami", "residents", "we").
bool tells_who_is_affected(std::string_view story);

}  // namespace loket::ui
