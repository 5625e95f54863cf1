// Pictures of screens beside one another in one file: for a person who looks at all of them in a minute, and to be
// compared with the file that was kept.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ui/shell/shell.hpp"

namespace loket::ui {

/// A picture made smaller by a whole number: each of its pixels is the mean of a square.
Pixels smaller(const Pixels& picture, int divisor);

class Gallery {
public:
    /// So many pictures in a row.
    explicit Gallery(std::size_t columns) : columns_(columns) {}

    void hang(Pixels picture) { pictures_.push_back(std::move(picture)); }

    /// One picture of all: a grid whose cells are as large as the largest, on grey.
    Pixels wall() const;

private:
    std::size_t columns_;
    std::vector<Pixels> pictures_;
};

/// Requires that the folder can be written.
void write_png(const Pixels& picture, const std::filesystem::path& path);
/// Requires a PNG.
Pixels read_png(const std::filesystem::path& path);

/// Pixels of which a colour is off by more than `levels` of 255, as a share of all. Other sizes: 1.
double difference(const Pixels& a, const Pixels& b, int levels);

}  // namespace loket::ui
