// A receipt printer that speaks ESC/POS, as far as its cover: it takes bytes into its buffer, answers real-time
// questions the moment they arrive, burns the rows of its pictures onto paper as fast as a test says, cuts, and
// remembers what truly came out. A test can take its paper away, open it, silence it or let it die. It has no clock and
// no thread: `run` lets time pass. By Epson's "ESC/POS Command Reference"; what no host of ours sends it counts as
// litter.
#pragma once

#include <deque>
#include <map>
#include <optional>

#include "kiosk/base/clock.hpp"
#include "printing/raster.hpp"

namespace loket::test {

class ReceiptPrinter {
public:
    /// What lies in the tray, or still hangs out of the slot.
    struct Paper {
        printing::Raster picture{0, 0, {}};
        enum class Edge { hanging, cut } edge = Edge::hanging;
    };

    // The host's end.

    /// As much as fits into the buffer; returns how many bytes. A dead printer takes everything and does nothing.
    std::size_t take(BytesView bytes);
    /// What it has to say since the last time, at most `most` bytes.
    Bytes say(std::size_t most);
    /// Time passes: it prints what is in its buffer.
    void run(Milliseconds time);

    // Somebody's hand.

    void set_speed(int mm_per_second) { speed_ = mm_per_second; }  ///< 0: at once
    void set_buffer(std::size_t bytes) { buffer_maximum_ = bytes; }
    /// The roll ends after so many rows more.
    void end_paper_after(int rows);
    /// A new roll. It goes on where it stopped, as real ones do.
    void put_paper_in();
    void show_near_end() { is_near_end_ = true; }
    void open_cover();
    void close_cover();
    void jam_cutter();
    void clear_cutter();
    /// It prints, and answers nothing.
    void fall_silent() { is_silent_ = true; }
    /// It does not know the command that asks for an echo.
    void forget_echo() { has_echo_ = false; }
    /// Its answer to DLE EOT `question` (1 to 4), whatever is true.
    void claim(int question, std::uint8_t answer) { claims_[question] = answer; }
    /// It answers again, knows what it has forgotten and claims nothing.
    void come_to_its_senses();
    /// Its head burns nothing, or its rolls are two: nobody who listens to it can tell.
    void burn_out() { is_burnt_out_ = true; }
    void print_twice() { prints_twice_ = true; }
    /// It is switched off in the middle, after so many rows more; -1: it is not.
    void die_after(int rows) { rows_to_live_ = rows; }
    /// Switched off and on: what was in its buffer is gone, and what it was told.
    void forget_everything();
    /// It says this by itself.
    void utter(BytesView bytes) { said_.insert(said_.end(), bytes.begin(), bytes.end()); }

    // What a test looks at.

    bool is_dead() const { return rows_to_live_ == 0; }
    /// Everything with at least one row, the newest last.
    std::vector<Paper> paper() const;
    /// The same, and it is taken away: what hangs out is torn off.
    std::vector<Paper> take_paper();
    int rows_printed() const { return rows_printed_; }
    int questions() const { return questions_; }
    struct Counts {
        std::size_t bytes = 0;  ///< taken
        int pictures = 0;       ///< begun: their command had its turn
        int echoes = 0;
    };
    const Counts& counts() const { return counts_; }
    bool has_paper() const { return rows_of_paper_ != 0; }
    /// Bytes that belong to no command it knows.
    int litter() const { return litter_; }

private:
    enum class Step { done, waits };

    bool can_print() const { return rows_of_paper_ != 0 && !is_cover_open_ && !is_cutter_jammed_ && !is_dead(); }
    void answer(std::uint8_t question);
    void tell_change();
    void work();
    Step obey();
    Step print_row();
    void cut();
    std::optional<Bytes> front(std::size_t count) const;
    void drop(std::size_t count) { buffer_.erase(buffer_.begin(), buffer_.begin() + std::ptrdiff_t(count)); }

    std::deque<std::uint8_t> buffer_;
    std::size_t buffer_maximum_ = 64 * 1024;
    Bytes recent_;  // the last bytes that arrived, for real-time commands
    std::deque<std::uint8_t> said_;

    int speed_ = 0;
    double rows_allowed_ = 0;
    int rows_of_paper_ = -1;  // -1: no end in sight
    int rows_to_live_ = -1;
    bool is_near_end_ = false;
    bool is_cover_open_ = false;
    bool is_cutter_jammed_ = false;
    bool is_silent_ = false;
    bool has_echo_ = true;
    bool is_burnt_out_ = false;
    bool prints_twice_ = false;
    bool reports_changes_ = false;
    std::map<int, std::uint8_t> claims_;

    int row_bytes_ = 0;  // of the picture that is being printed
    int rows_left_ = 0;
    std::vector<Paper> paper_{1};
    int rows_printed_ = 0;
    int questions_ = 0;
    Counts counts_;
    int litter_ = 0;
};

}  // namespace loket::test
