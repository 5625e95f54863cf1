#include <doctest/doctest.h>

#include "kiosk/sqlite/migration.hpp"
#include "sync/hub/sqlite_registry.hpp"
#include "tests/support/temporary_folder.hpp"

namespace loket {

std::string_view hub_schema();

}  // namespace loket

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

TEST_CASE("The hub's migrations lead to the schema that the document shows") {
    const TemporaryFolder folder;
    REQUIRE(open_sqlite_registry(folder.path(), RegistryUse::serve));
    auto migrated =
        kiosk::Connection::open(folder.path() / kRegistryFile, kiosk::OpenMode::existing, kiosk::OpenCheck::quick);
    auto documented =
        kiosk::Connection::open(folder.path() / "document.db", kiosk::OpenMode::create, kiosk::OpenCheck::none);
    REQUIRE(migrated);
    REQUIRE(documented);
    REQUIRE(documented->run_script(std::string(hub_schema())));
    CHECK(*kiosk::schema_text(*migrated) == *kiosk::schema_text(*documented));
}

TEST_CASE("Tables of a newer hub are left alone") {
    const TemporaryFolder folder;
    {
        auto newer =
            kiosk::Connection::open(folder.path() / kRegistryFile, kiosk::OpenMode::create, kiosk::OpenCheck::none);
        REQUIRE(newer);
        REQUIRE(newer->run_script("PRAGMA user_version = 99"));
    }
    const auto registry = open_sqlite_registry(folder.path(), RegistryUse::serve);
    REQUIRE(!registry);
    CHECK(name_of(registry.error().fault) == "refused");
}

TEST_CASE("Looking into a folder without tables makes none") {
    const TemporaryFolder folder;
    const auto registry = open_sqlite_registry(folder.path(), RegistryUse::look);
    REQUIRE(!registry);
    CHECK(name_of(registry.error().fault) == "not_found");
    CHECK(std::filesystem::is_empty(folder.path()));
}
