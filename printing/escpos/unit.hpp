// What one receipt printer can do. Model names lie and copies of a printer lack what the original has, so each unit is
// asked (probe.hpp) and the answers stand in its address; what does not stand there is not relied upon.
#pragma once

namespace loket::printing::escpos {

enum class Can { no, yes };

struct Abilities {
    Can tell_status = Can::no;     ///< answers real-time questions (DLE EOT)
    Can report_changes = Can::no;  ///< tells by itself how it is (GS a)
    Can echo = Can::no;            ///< says when a job is printed (GS ( H)
    Can feel_low_paper = Can::no;  ///< has a sensor for the end of the roll coming near

    bool operator==(const Abilities&) const = default;
};

}  // namespace loket::printing::escpos
