#include "provisioning/settings.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>

#include "kiosk/base/files.hpp"
#include "provisioning/settings_table.hpp"

namespace loket::provisioning {
namespace {

constexpr std::size_t kFileMaximum = 64 * 1024;

/// What is wrong, each with its line: collected, so that a technician mends a file in one go.
class Complaints {
public:
    explicit Complaints(std::string_view file_name) : file_name_(file_name) {}

    void add(const toml::source_region& source, const std::string& text) {
        complaints_.push_back({source.begin.line, text});
    }
    bool is_empty() const { return complaints_.empty(); }

    /// In the order of the lines.
    Error error() {
        std::stable_sort(complaints_.begin(), complaints_.end(),
                         [](const auto& a, const auto& b) { return a.line < b.line; });
        std::string text;
        for (const auto& [line, words] : complaints_) {
            if (!text.empty()) text += '\n';
            text += file_name_ + ":" + std::to_string(line) + ": " + words;
        }
        return {Fault::malformed, text, ""};
    }

private:
    struct Complaint {
        toml::source_index line;
        std::string text;
    };
    std::string file_name_;
    std::vector<Complaint> complaints_;
};

std::string_view type_name(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::table: return "a table";
        case toml::node_type::array: return "a list";
        case toml::node_type::string: return "a text";
        case toml::node_type::integer: return "a whole number";
        case toml::node_type::floating_point: return "a number with a point";
        case toml::node_type::boolean: return "true or false";
        default: return "a date or time";
    }
}

void put(Place place, std::int64_t number) {
    if (auto* whole = std::get_if<int*>(&place)) **whole = int(number);
    if (auto* seconds = std::get_if<std::chrono::seconds*>(&place)) **seconds = std::chrono::seconds(number);
}

void put_choice(Place place, std::size_t index) {
    if (auto* kind = std::get_if<PrinterKind*>(&place)) **kind = PrinterKind(index);
    if (auto* paper = std::get_if<Paper*>(&place)) **paper = Paper(index);
    if (auto* language = std::get_if<FirstLanguage*>(&place)) **language = FirstLanguage(index);
}

/// Puts the value where the row wants it; otherwise says what is wrong with it, as "is 0". A text is not repeated: what
/// was pasted there by mistake may be a secret.
std::optional<std::string> read(const Row& row, const toml::node& node) {
    if (std::holds_alternative<YesNo>(row.allowed)) {
        if (!node.is_boolean()) return "is " + std::string(type_name(node));
        *std::get<Switch*>(row.place) = **node.as_boolean() ? Switch::on : Switch::off;
        return std::nullopt;
    }
    const bool wants_number = std::holds_alternative<Between>(row.allowed);
    if (wants_number ? !node.is_integer() : !node.is_string()) return "is " + std::string(type_name(node));
    if (const auto* range = std::get_if<Between>(&row.allowed)) {
        const std::int64_t number = **node.as_integer();
        if (!range->holds(number)) return "is " + std::to_string(number);
        put(row.place, number);
        return std::nullopt;
    }
    const std::string& text = **node.as_string();
    if (const auto* words = std::get_if<Words>(&row.allowed)) {
        const auto found = std::find(words->begin(), words->end(), text);
        if (found == words->end()) return "is another text";
        put_choice(row.place, std::size_t(found - words->begin()));
        return std::nullopt;
    }
    if (!std::get<Form>(row.allowed).fits(text)) return "is another text";
    *std::get<std::string*>(row.place) = text;
    return std::nullopt;
}

std::string keys_of(const std::vector<Row>& rows, std::string_view section) {
    std::string keys;
    for (const Row& row : rows) {
        if (row.section == section) keys += (keys.empty() ? "" : ", ") + std::string(row.key);
    }
    return keys;
}

std::string sections_of(const std::vector<Row>& rows) {
    std::string sections;
    std::string_view last;
    for (const Row& row : rows) {
        if (row.section != last) sections += (last.empty() ? "[" : ", [") + std::string(row.section) + "]";
        last = row.section;
    }
    return sections;
}

void read_section(const std::vector<Row>& rows, std::string_view section, const toml::table& table,
                  Complaints& complaints) {
    for (auto&& [key, node] : table) {
        const std::string name = std::string(section) + "." + std::string(key.str());
        const auto row = std::find_if(rows.begin(), rows.end(), [&, wanted = key.str()](const Row& candidate) {
            return candidate.section == section && candidate.key == wanted;
        });
        if (row == rows.end()) {
            complaints.add(key.source(),
                           name + " is unknown; allowed in [" + std::string(section) + "]: " + keys_of(rows, section));
        } else if (const auto wrong = read(*row, node)) {
            complaints.add(key.source(), name + " " + *wrong + "; allowed: " + allowed_text(*row));
        }
    }
}

std::string quoted(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

/// What is wrong with a value that is in its place, as "is 0".
std::optional<std::string> wrong_with(const Row& row) {
    if (const auto* range = std::get_if<Between>(&row.allowed)) {
        const auto* whole = std::get_if<int*>(&row.place);
        const std::int64_t number = whole ? **whole : std::get<std::chrono::seconds*>(row.place)->count();
        if (!range->holds(number)) return "is " + std::to_string(number);
    }
    if (const auto* form = std::get_if<Form>(&row.allowed)) {
        if (!form->fits(*std::get<std::string*>(row.place))) return "is another text";
    }
    return std::nullopt;
}

/// A value as TOML writes it.
struct ValueText {
    const Row& row;

    std::string operator()(const std::string* text) const { return quoted(*text); }
    std::string operator()(const int* number) const { return std::to_string(*number); }
    std::string operator()(const std::chrono::seconds* time) const { return std::to_string(time->count()); }
    std::string operator()(const Switch* is) const { return *is == Switch::on ? "true" : "false"; }
    template <class Choice>
    std::string operator()(const Choice* choice) const {
        return quoted(std::string(std::get<Words>(row.allowed)[std::size_t(*choice)]));
    }
};

}  // namespace

Result<Settings> parse_settings(std::string_view text, std::string_view file_name) {
    Settings settings;
    const auto rows = rows_of(settings);
    Complaints complaints(file_name);
    try {
        const toml::table document = toml::parse(text);
        for (auto&& [key, node] : document) {
            const std::string_view section = key.str();
            if (keys_of(rows, section).empty()) {
                complaints.add(key.source(),
                               "\"" + std::string(section) + "\" is unknown; allowed: " + sections_of(rows));
            } else if (!node.is_table()) {
                complaints.add(key.source(), std::string(section) + " is " + std::string(type_name(node)) +
                                                 "; allowed: a table with " + keys_of(rows, section));
            } else {
                read_section(rows, section, *node.as_table(), complaints);
            }
        }
        const bool is_sheet = settings.printer.paper == Paper::a5 || settings.printer.paper == Paper::a4;
        if (is_sheet && settings.printer.kind == PrinterKind::escpos) {
            complaints.add(document.at_path("printer.paper").node()->source(),
                           "printer.paper is a sheet; a receipt printer (kind \"escpos\") takes \"80mm\" or \"58mm\"");
        }
    } catch (const toml::parse_error& error) {
        complaints.add(error.source(), "not TOML: " + std::string(error.description()));
    }
    if (!complaints.is_empty()) return tl::unexpected(complaints.error());
    return settings;
}

Result<Settings> load_settings(const std::filesystem::path& file) {
    const auto content = read_file(file, kFileMaximum);
    if (!content && content.error().fault == Fault::not_found) return Settings{};
    if (!content) return tl::unexpected(content.error());
    return parse_settings(as_text(*content), file.string());
}

Result<void> check(const Settings& settings) {
    Settings copy = settings;
    std::string complaints;
    for (const Row& row : rows_of(copy)) {
        const auto wrong = wrong_with(row);
        if (!wrong) continue;
        if (!complaints.empty()) complaints += '\n';
        complaints +=
            std::string(row.section) + "." + std::string(row.key) + " " + *wrong + "; allowed: " + allowed_text(row);
    }
    if (!complaints.empty()) return fail(Fault::malformed, complaints);
    return {};
}

std::string settings_text(const Settings& settings) {
    Settings copy = settings;
    std::string text =
        "# Settings of this kiosk. A line that is taken away has its default. What is not allowed here is told with "
        "its\n"
        "# line at the next start, and nothing starts until it is mended.\n";
    std::string_view section;
    for (const Row& row : rows_of(copy)) {
        if (row.section != section) text += "\n[" + std::string(row.section) + "]\n";
        section = row.section;
        text += "# " + std::string(row.meaning) + ".\n# Allowed: " + allowed_text(row) + "\n" + std::string(row.key) +
                " = " + std::visit(ValueText{row}, row.place) + "\n";
    }
    return text;
}

}  // namespace loket::provisioning
