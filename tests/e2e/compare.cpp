// loket-compare: whether what residents typed, what came out of the printer and what the hub holds are the same.
//
// Reads the player's record (one report as JSON a line, in the order of filing), the hub's export (`loket-hub reports
// --jsonl`) and the folder of printed slips (PDF). Prints every difference on standard error, then one line
// `filed=N printed=N delivered=N` on standard output. Exit status 0 only if the three agree and nothing differs.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace {

using Json = nlohmann::json;

std::vector<Json> read_lines(const std::string& path) {
    std::ifstream stream(path);
    std::vector<Json> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(Json::parse(line));
    return lines;
}

/// The text on a slip, as a reader of the PDF sees it.
std::string text_of_pdf(const std::filesystem::path& pdf) {
    std::string quoted;
    for (const char c : pdf.string()) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    FILE* pipe = popen(fmt::format("pdftotext -layout '{}' -", quoted).c_str(), "r");
    if (pipe == nullptr) return {};
    std::string text;
    std::array<char, 4096> buffer;
    for (std::size_t got; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) text.append(buffer.data(), got);
    pclose(pipe);
    return text;
}

std::vector<std::string> read_slips(const std::string& folder) {
    std::vector<std::string> texts;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".pdf") texts.push_back(text_of_pdf(entry.path()));
    }
    return texts;
}

/// Every member that a resident gives; the moment of consent is the kiosk's own and only has to be there.
int count_differences(const Json& typed, const Json& delivered) {
    const std::string number = delivered.at("number");
    int differences = 0;
    for (const auto& [member, value] : typed.items()) {
        if (member == "consent") {
            if (delivered.value("consent", Json()).value("notice_version", "").empty()) {
                fmt::print(stderr, "{}: no consent\n", number);
                ++differences;
            }
        } else if (delivered.value(member, Json()) != value) {
            fmt::print(stderr, "{}: {} was typed as {} and arrived as {}\n", number, member, value.dump(),
                       delivered.value(member, Json()).dump());
            ++differences;
        }
    }
    return differences;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Compares what was typed, printed and delivered");
    std::string typed_path, delivered_path, slips_path;
    app.add_option("--typed", typed_path)->required()->check(CLI::ExistingFile);
    app.add_option("--delivered", delivered_path)->required()->check(CLI::ExistingFile);
    app.add_option("--slips", slips_path)->required()->check(CLI::ExistingDirectory);
    CLI11_PARSE(app, argc, argv);

    const auto typed = read_lines(typed_path);
    auto delivered = read_lines(delivered_path);
    // One counter numbers its reports in the order of filing.
    std::sort(delivered.begin(), delivered.end(),
              [](const Json& a, const Json& b) { return a.at("number") < b.at("number"); });
    const auto slips = read_slips(slips_path);

    int differences = 0;
    std::size_t printed = 0;
    for (std::size_t i = 0; i < delivered.size(); ++i) {
        const std::string number = delivered[i].at("number");
        const auto copies =
            std::count_if(slips.begin(), slips.end(), [&](const auto& text) { return text.find(number) != text.npos; });
        printed += copies > 0;
        if (copies != 1) {
            fmt::print(stderr, "{}: {} slips came out of the printer\n", number, copies);
            ++differences;
        }
        if (i < typed.size()) differences += count_differences(typed[i], delivered[i]);
    }
    fmt::print("filed={} printed={} delivered={}\n", typed.size(), printed, delivered.size());
    const bool agree = typed.size() == printed && printed == delivered.size() && differences == 0;
    return agree ? 0 : 1;
}
