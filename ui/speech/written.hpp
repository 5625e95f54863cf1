// The first half of `speakable`: any bytes as plain text that can be read by rules. Private to ui/speech.
#pragma once

#include <string>
#include <string_view>

namespace loket::ui {

/// At most kSpeakableMaximum characters of a text, in one line, well formed: signs of typography as their plain
/// counterparts (dashes as "-", but between spaces as ","; "·" as ","; "…" as ","), line breaks as ". ", other control
/// characters and all kinds of space as " ". Emoji, marks without width and malformed bytes are left out, and so is
/// what speech programs take for commands.
std::string plain(std::string_view text);

}  // namespace loket::ui
