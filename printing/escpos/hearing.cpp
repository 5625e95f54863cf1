#include "printing/escpos/hearing.hpp"

#include <algorithm>

namespace loket::printing::escpos {
namespace {

constexpr std::size_t kEchoSize = 7;
constexpr std::size_t kChangeSize = 4;
constexpr std::size_t kModelMaximum = 80;  // characters, by the reference

bool is_answer(std::uint8_t byte) { return (byte & 0x93) == 0x12; }
bool begins_change(std::uint8_t byte) { return (byte & 0x93) == 0x10; }
bool continues_change(std::uint8_t byte) { return (byte & 0x90) == 0; }
bool is_printable(std::uint8_t byte) { return byte >= 0x20 && byte < 0x7F; }

/// What the bytes so far are: the beginning of an answer, a whole one, or none.
struct Begun {};
struct None {};
using Reading = std::variant<Begun, None, Said>;

/// "7", a quote, four characters, NUL
Reading read_echo(BytesView bytes) {
    const auto is_fitting = [&](std::size_t at) {
        if (at == 1) return bytes[at] == 0x22;
        return at == 0 || (at == kEchoSize - 1 ? bytes[at] == 0 : is_printable(bytes[at]));
    };
    if (!is_fitting(bytes.size() - 1)) return None{};
    if (bytes.size() < kEchoSize) return Begun{};
    return Echo{std::string(as_text(bytes.subspan(2, 4)))};
}

/// "_", characters, NUL
Reading read_model(BytesView bytes) {
    const auto name = bytes.subspan(1);
    if (name.empty() || is_printable(name.back())) {
        return name.size() > kModelMaximum ? Reading(None{}) : Reading(Begun{});
    }
    if (name.back() != 0) return None{};
    return Model{std::string(as_text(name.first(name.size() - 1)))};
}

Reading read_change(BytesView bytes) {
    if (bytes.size() > 1 && !continues_change(bytes.back())) return None{};
    if (bytes.size() < kChangeSize) return Begun{};
    return Change{{bytes[0], bytes[1], bytes[2], bytes[3]}};
}

/// Of at least one byte, of which all but the last were the beginning of an answer.
Reading read(BytesView bytes) {
    if (bytes[0] == 0x37) return read_echo(bytes);
    if (bytes[0] == 0x5F) return read_model(bytes);
    if (begins_change(bytes[0])) return read_change(bytes);
    if (is_answer(bytes[0])) return Answer{bytes[0]};
    return None{};
}

struct Words {
    std::string operator()(Answer said) const { return "answer " + hex(BytesView(&said.bits, 1)); }
    std::string operator()(const Change& said) const {
        std::string text = "change";
        for (const std::uint8_t& byte : said.bits) text += " " + hex(BytesView(&byte, 1));
        return text;
    }
    std::string operator()(const Echo& said) const { return "echo " + said.id; }
    std::string operator()(const Model& said) const { return "model " + said.name; }
};

}  // namespace

std::string text_of(const Said& said) { return std::visit(Words{}, said); }

std::vector<Said> Hearing::hear(BytesView bytes) {
    std::vector<Said> heard;
    for (const std::uint8_t byte : bytes) {
        // Bytes that turned out to be no answer are read again without the first: an answer may stand among them.
        Bytes unread{byte};
        while (!unread.empty()) {
            begun_.push_back(unread.front());
            unread.erase(unread.begin());
            const Reading reading = read(begun_);
            if (const auto* said = std::get_if<Said>(&reading)) heard.push_back(*said);
            if (std::holds_alternative<None>(reading)) unread.insert(unread.begin(), begun_.begin() + 1, begun_.end());
            if (!std::holds_alternative<Begun>(reading)) begun_.clear();
        }
    }
    return heard;
}

}  // namespace loket::printing::escpos
