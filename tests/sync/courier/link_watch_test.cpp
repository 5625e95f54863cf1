// In a network of its own (a namespace that goes with this program), whose cable the test plugs and pulls.
#include "sync/courier/link_watch.hpp"

#include <doctest/doctest.h>
#include <sched.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <thread>

using namespace loket;
using namespace loket::sync;

namespace {

void write_to(const char* file, const std::string& text) { std::ofstream(file) << text; }

/// Leaves the machine's network for an empty one.
void enter_empty_network() {
    const auto user = std::to_string(getuid());
    const auto group = std::to_string(getgid());
    if (unshare(CLONE_NEWNET) == 0) return;
    REQUIRE(unshare(CLONE_NEWNET | CLONE_NEWUSER) == 0);
    write_to("/proc/self/setgroups", "deny");
    write_to("/proc/self/uid_map", "0 " + user + " 1");
    write_to("/proc/self/gid_map", "0 " + group + " 1");
}

void ip(const std::string& words) { REQUIRE(std::system(("PATH=$PATH:/usr/sbin:/sbin ip " + words).c_str()) == 0); }

/// What a watch heard, in order, until it is stopped.
struct Listener {
    explicit Listener(LinkWatch& w)
        : watch(w), thread([this] {
              while (watch.wait() == LinkWatch::News::came_up) ++heard;
          }) {}
    ~Listener() { finish(); }
    int finish() {
        watch.stop();
        if (thread.joinable()) thread.join();
        return heard;
    }

    LinkWatch& watch;
    std::atomic<int> heard = 0;
    std::thread thread;
};

void wait_for(const Listener& listener, int heard) {
    for (int i = 0; i < 1000 && listener.heard < heard; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    REQUIRE(listener.heard >= heard);
}

}  // namespace

TEST_CASE("A cable that is plugged in is heard of at once; what reaches only this machine is no news") {
    enter_empty_network();
    auto watch = LinkWatch::open();
    REQUIRE(watch.has_value());
    Listener listener(*watch);
    ip("link set lo up");
    ip("link add cable type veth peer name socket");
    ip("link set cable up");
    ip("link set socket up");
    wait_for(listener, 2);  // now both ends carry
    // The kernel tells in order: when an address is heard of, all that was before it has been heard.
    ip("address add 192.0.2.7/24 dev cable");
    wait_for(listener, 3);
    CHECK(listener.heard == 3);
    ip("address change 192.0.2.7/24 dev cable valid_lft 1000 preferred_lft 1000");  // renewed, as routers do
    ip("address add 169.254.7.7/16 scope link dev cable");
    ip("link set cable mtu 1400");
    ip("address add 192.0.2.8/24 dev cable");
    wait_for(listener, 4);
    CHECK(listener.heard == 4);
    ip("link set socket down");
    ip("link set socket up");
    wait_for(listener, 5);
}

TEST_CASE("A watch that nobody needs any more lets go") {
    auto watch = LinkWatch::open();
    REQUIRE(watch.has_value());
    Listener listener(*watch);
    CHECK(listener.finish() == 0);
    CHECK(watch->wait() == LinkWatch::News::stopped);
}
