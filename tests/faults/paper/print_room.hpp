// A printer with its scheduler, as a plan harms them and mends them again, and as somebody finds what came out: real
// programs, in real time. One of each kind of queue that an office can have.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "printing/spooler.hpp"
#include "tests/support/print_shop.hpp"

namespace loket::test {

/// What a printer can suffer. Each ends with `mend`.
enum class Harm {
    none,
    paper_ends,
    cover_opens,  ///< and the IPP printer's, which has none, runs out of paper
    jams,
    falls_silent,
    dies,
    lies,  ///< it says that all is well, or not, whatever is true
    slows_down,
};
std::string_view name_of(Harm harm);

/// One piece of paper.
struct Piece {
    std::string document;  ///< of which, as `PrintRoom::key_of` names it; empty: scraps that tell nothing
    bool is_whole;
};

class PrintRoom {
public:
    virtual ~PrintRoom() = default;

    virtual PrintShop& shop() = 0;
    virtual printing::DocumentFormat wants() const = 0;
    /// Two documents have the same name when their papers cannot be told apart.
    virtual std::string key_of(const printing::PrintRequest& request) = 0;

    /// Now; `severity`, from 0 to 99, decides where in a slip it happens, and how badly.
    virtual void suffer(Harm harm, int severity) = 0;
    virtual void mend() = 0;
    /// Everything that came out since the last time.
    virtual std::vector<Piece> take_paper() = 0;
};

/// What no kiosk can find out; runs with it show that the comparison would notice.
enum class Betrayal { none, burns_nothing, prints_twice };

/// A receipt printer behind our own backend.
std::unique_ptr<PrintRoom> make_escpos_room(Betrayal betrayal = Betrayal::none);
/// A simulated IPP Everywhere printer of 80 mm.
std::unique_ptr<PrintRoom> make_ipp_room();

}  // namespace loket::test
