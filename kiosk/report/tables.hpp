// The tables that ship inside the program: files of data/, embedded by CMake (loket_embed).
#pragma once

#include <string_view>

namespace loket {

std::string_view topics_csv();
std::string_view wilayah_csv();
std::string_view holidays_csv();

}  // namespace loket
