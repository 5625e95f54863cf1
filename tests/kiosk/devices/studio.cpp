#include "tests/kiosk/devices/studio.hpp"

#include <doctest/doctest.h>

namespace loket::test {

Studio::Studio(std::vector<std::string> words) {
    words.insert(words.begin(), LOKET_MEDIA);
    process_ = devices::MediaProcess::start(std::move(words), [this](devices::MediaNews news) {
                   heard_.put(std::move(news));
               }).value();
}

devices::MediaNews Studio::next() {
    auto news = heard_.take_within(std::chrono::seconds(60));
    REQUIRE_MESSAGE(news.has_value(), "loket-media says nothing");
    return *std::move(news);
}

}  // namespace loket::test
