#include "sync/courier/answer_headers.hpp"

#include <doctest/doctest.h>

using namespace loket;
using namespace loket::sync;

namespace {

constexpr std::string_view kBase = "http://hub.example:8600";

/// "location offset" after these lines.
std::string read(std::initializer_list<std::string_view> lines) {
    Answer answer{};
    for (const std::string_view line : lines) take_header_line(answer, line, kBase);
    return answer.location + " " + (answer.upload_offset ? std::to_string(*answer.upload_offset) : "-");
}

}  // namespace

TEST_CASE("The kiosk goes only to a place on the host that it called") {
    CHECK(path_of("/v1/files/7f", kBase) == "/v1/files/7f");
    CHECK(path_of("http://hub.example:8600/v1/files/7f", kBase) == "/v1/files/7f");
    const std::string longest = "/" + std::string(1023, 'x');
    CHECK(path_of(longest, kBase) == longest);
    for (const std::string& elsewhere :
         {std::string(), std::string("7f"), std::string("//evil.example/7f"), std::string("http://evil.example/7f"),
          std::string("http://hub.example:8600.evil.example/7f"), std::string("http://hub.example:8600@evil/7f"),
          std::string("https://hub.example:8600/7f"), std::string("/a b"), std::string("/a\r\nX: y"),
          std::string("/\x7f"), std::string("/\xc3\xa9"), std::string("/\0", 2), longest + "x"}) {
        CAPTURE(elsewhere);
        CHECK(path_of(elsewhere, kBase).empty());
    }
}

TEST_CASE("Heads are read whatever their case, and only the last head of an answer counts") {
    CHECK(read({"HTTP/1.1 201 Created\r\n", "lOCATION: /f/1\r\n", "UPLOAD-OFFSET:12\r\n", "\r\n"}) == "/f/1 12");
    CHECK(read({"Location: /f/1\r\n", "HTTP/1.1 200 OK\r\n", "Upload-Offset: 5 \r\n"}) == " 5");
}

TEST_CASE("An offset that is no plain number was not said") {
    for (const char* line : {"Upload-Offset: -1", "Upload-Offset: +1", "Upload-Offset: 1x", "Upload-Offset: 0x10",
                             "Upload-Offset:", "Upload-Offset: 99999999999999999999", "Upload-Offset 7", "X: 7"}) {
        CAPTURE(line);
        CHECK(read({line}) == " -");
    }
}
