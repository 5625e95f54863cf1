// The QR code of "BTM2-00427-P", as the paper has it: what a kiosk gives to the screen beside the number.
#pragma once

#include <string_view>

#include "ui/flow/state.hpp"

namespace loket::ui {

inline QrGrid qr_of_ticket_number() {
    constexpr std::string_view kRows =
        "#######.##..#.#######"
        "#.....#..####.#.....#"
        "#.###.#.#.#...#.###.#"
        "#.###.#.#.#.#.#.###.#"
        "#.###.#..#.##.#.###.#"
        "#.....#.#..##.#.....#"
        "#######.#.#.#.#######"
        "........#.###........"
        ".#.#.####..#.###.##.#"
        "###..#...###.####..#."
        "#####.####.##.####..."
        "##.#...##.##.....####"
        "##..###...#.#.#.#.#.#"
        "........#...#..#.#..#"
        "#######.##.#...##.#.."
        "#.....#.#.##.#.#..###"
        "#.###.#...#####...#.#"
        "#.###.#.#.##...######"
        "#.###.#..#..#...###.#"
        "#.....#.###..####...#"
        "#######....##...###..";
    QrGrid qr{21, {}};
    for (const char module : kRows) qr.dark.push_back(module == '#');
    return qr;
}

}  // namespace loket::ui
