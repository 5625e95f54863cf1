#include "tests/sync/hub/certificates.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

#include "kiosk/base/files.hpp"

namespace loket::test {
namespace {

void run(const std::string& command) { REQUIRE(std::system((command + " 2>/dev/null").c_str()) == 0); }

std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

}  // namespace

void make_certificate(const std::filesystem::path& folder, const Certificate& certificate) {
    const auto path = [&](const char* ending) { return quoted(folder / (certificate.name + ending)); };
    const auto text = [&](const char* ending, const std::string& content) {
        REQUIRE(write_file(folder / (certificate.name + ending), as_bytes(content), FileMode::readable_by_all));
    };
    // Only `openssl ca` knows of other days than today, and it keeps a list of what it has signed.
    text(".list", "");
    text(".conf",
         "[ca]\ndefault_ca=own\n[own]\nnew_certs_dir=" + folder.string() +
             "\ndatabase=" + (folder / (certificate.name + ".list")).string() +
             "\nrand_serial=yes\ndefault_md=sha256\npolicy=any\ncopy_extensions=copy\n[any]\ncommonName=supplied\n");
    run("openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=" + certificate.name +
        " -addext subjectAltName=" + certificate.host + " -keyout " + path(".key") + " -out " + path(".csr"));
    run("openssl ca -batch -notext -selfsign -config " + path(".conf") + " -keyfile " + path(".key") + " -in " +
        path(".csr") + " -out " + path(".pem") + " -startdate " + certificate.from + " -enddate " + certificate.until);
}

void make_certificate(const std::filesystem::path& folder, const std::string& name) {
    make_certificate(folder, Certificate{.name = name});
}

}  // namespace loket::test
