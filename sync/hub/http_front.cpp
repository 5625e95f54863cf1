#include "sync/hub/http_front.hpp"

#include <microhttpd.h>
#include <netdb.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <thread>

namespace loket::sync {

struct HttpFront::Inside {
    FrontLimits limits;
    Handler handler;
    Receiver receiver;
    std::string url;
    std::string address;
    MHD_Daemon* daemon = nullptr;
    std::atomic<std::size_t> bytes_held = 0;  ///< of all bodies being received
    std::atomic<unsigned> being_answered = 0;
};

namespace {

using Inside = HttpFront::Inside;

/// One request while it comes in.
struct Exchange {
    Request request;
    std::optional<Response> early;   ///< made from the head alone; the body is dropped
    std::unique_ptr<Inflow> inflow;  ///< where the body goes instead of into the request
    std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
    std::size_t received = 0;  ///< bytes of the body so far, kept or not
    bool is_answered = false;
};

void drop_body(Inside& inside, Exchange& exchange, BodyState why) {
    inside.bytes_held -= exchange.request.body.size();
    Bytes().swap(exchange.request.body);
    exchange.request.body_state = why;
}

std::string header_of(MHD_Connection* connection, const char* name) {
    const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return value == nullptr ? std::string() : value;
}

MHD_Result add_header(void* headers, MHD_ValueKind, const char* name, const char* value) noexcept {
    static_cast<std::vector<HeaderField>*>(headers)->push_back({name, value == nullptr ? "" : value});
    return MHD_YES;
}

Request head_of(MHD_Connection* connection, const char* method, const char* url) {
    Request head{method, url, header_of(connection, MHD_HTTP_HEADER_CONTENT_TYPE), {}, BodyState::whole, {}};
    MHD_get_connection_values(connection, MHD_HEADER_KIND, &add_header, &head.headers);
    return head;
}

/// Whether the client itself says that the body will be longer than `limit`.
bool announces_more_than(std::size_t limit, MHD_Connection* connection) {
    const std::string text = header_of(connection, MHD_HTTP_HEADER_CONTENT_LENGTH);
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    return error == std::errc::result_out_of_range || (error == std::errc() && length > limit);
}

MHD_Result send(MHD_Connection* connection, const Response& response) {
    // The library copies the body, although its parameter is not const.
    MHD_Response* answer = MHD_create_response_from_buffer(
        response.body.size(), const_cast<std::uint8_t*>(response.body.data()), MHD_RESPMEM_MUST_COPY);
    if (answer == nullptr) return MHD_NO;
    MHD_add_response_header(answer, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    if (!response.content_type.empty()) {
        MHD_add_response_header(answer, MHD_HTTP_HEADER_CONTENT_TYPE, response.content_type.c_str());
    }
    if (response.retry_after) {
        const std::string seconds = std::to_string(response.retry_after->count());
        MHD_add_response_header(answer, MHD_HTTP_HEADER_RETRY_AFTER, seconds.c_str());
    }
    for (const HeaderField& field : response.headers) {
        MHD_add_response_header(answer, field.name.c_str(), field.value.c_str());
    }
    if (!response.allow.empty()) MHD_add_response_header(answer, MHD_HTTP_HEADER_ALLOW, response.allow.c_str());
    const MHD_Result sent = MHD_queue_response(connection, static_cast<unsigned>(response.status), answer);
    MHD_destroy_response(answer);
    return sent;
}

MHD_Result answer(Inside& inside, Exchange& exchange, MHD_Connection* connection) {
    ++inside.being_answered;
    exchange.is_answered = true;
    if (exchange.early) return send(connection, *exchange.early);
    if (exchange.inflow) return send(connection, exchange.inflow->end());
    return send(connection, inside.handler(exchange.request));
}

/// What the receiver wants, if it wants anything.
MHD_Result greet(Inside& inside, Exchange& exchange, MHD_Connection* connection) {
    Reception reception = inside.receiver ? inside.receiver(exchange.request) : KeepBody{};
    if (auto* inflow = std::get_if<std::unique_ptr<Inflow>>(&reception)) {
        exchange.inflow = std::move(*inflow);
        return MHD_YES;
    }
    const bool is_long = announces_more_than(inside.limits.body_bytes, connection);
    if (auto* early = std::get_if<Response>(&reception)) {
        exchange.early = std::move(*early);
        // A client that is still sending would lose the answer to the reset of its connection: a short body is heard
        // out first, unless the client waits to be told to go on.
        const bool is_waited_for = exchange.request.header(MHD_HTTP_HEADER_EXPECT).has_value();
        return is_long || is_waited_for ? answer(inside, exchange, connection) : MHD_YES;
    }
    if (!is_long) return MHD_YES;
    exchange.request.body_state = BodyState::over_limit;
    return answer(inside, exchange, connection);
}

MHD_Result pass_on(Inside& inside, Exchange& exchange, std::string_view piece) {
    const auto taken = std::chrono::steady_clock::now() - exchange.began;
    const double seconds = std::chrono::duration<double>(taken).count();
    if (taken > inside.limits.whole_body && double(exchange.received) < seconds * double(inside.limits.slowest_flow)) {
        exchange.inflow.reset();
        exchange.request.body_state = BodyState::too_slow;
        (void)inside.handler(exchange.request);
        return MHD_NO;
    }
    return exchange.inflow->take(as_bytes(piece)) == Flow::on ? MHD_YES : MHD_NO;
}

MHD_Result receive(Inside& inside, Exchange& exchange, std::string_view piece) {
    exchange.received += piece.size();
    if (exchange.inflow) return pass_on(inside, exchange, piece);
    // Drop by drop a few clients could hold the room for all bodies as long as they liked.
    if (std::chrono::steady_clock::now() - exchange.began > inside.limits.whole_body) {
        drop_body(inside, exchange, BodyState::too_slow);
        (void)inside.handler(exchange.request);
        return MHD_NO;
    }
    // The library cannot answer in the middle of a body. A chunked one that is too long is read on without being
    // kept, so that the client hears why; one that never ends is counted and cut.
    if (exchange.received > 2 * inside.limits.body_bytes) {
        if (!exchange.early) (void)inside.handler(exchange.request);
        return MHD_NO;
    }
    if (exchange.early || exchange.request.body_state != BodyState::whole) return MHD_YES;
    if (exchange.received > inside.limits.body_bytes) {
        drop_body(inside, exchange, BodyState::over_limit);
        return MHD_YES;
    }
    if (inside.bytes_held.fetch_add(piece.size()) + piece.size() > inside.limits.all_bodies_bytes) {
        inside.bytes_held -= piece.size();
        drop_body(inside, exchange, BodyState::no_room);
        return MHD_YES;
    }
    const BytesView bytes = as_bytes(piece);
    exchange.request.body.insert(exchange.request.body.end(), bytes.begin(), bytes.end());
    return MHD_YES;
}

/// Called by the library once with the headers, then with each piece of the body, then at its end.
MHD_Result on_access(void* context, MHD_Connection* connection, const char* url, const char* method, const char*,
                     const char* piece, std::size_t* piece_size, void** state) noexcept {
    Inside& inside = *static_cast<Inside*>(context);
    if (*state == nullptr) {
        auto* fresh = new Exchange{.request = head_of(connection, method, url)};
        *state = fresh;
        return greet(inside, *fresh, connection);
    }
    Exchange& exchange = *static_cast<Exchange*>(*state);
    if (*piece_size == 0) return answer(inside, exchange, connection);
    const std::string_view bytes(piece, *piece_size);
    *piece_size = 0;
    return receive(inside, exchange, bytes);
}

void on_completed(void* context, MHD_Connection*, void** state, MHD_RequestTerminationCode) noexcept {
    Inside& inside = *static_cast<Inside*>(context);
    const std::unique_ptr<Exchange> exchange(static_cast<Exchange*>(*state));
    *state = nullptr;
    if (!exchange) return;
    inside.bytes_held -= exchange->request.body.size();
    if (exchange->is_answered) --inside.being_answered;
}

struct FreeAddresses {
    void operator()(addrinfo* addresses) const { freeaddrinfo(addresses); }
};

std::string text_of(const ListenAddress& address) {
    const bool is_ipv6 = address.host.find(':') != std::string::npos;
    return (is_ipv6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

}  // namespace

Result<ListenAddress> parse_listen_address(std::string_view text) {
    const auto malformed = [&] { return fail(Fault::malformed, "not HOST:PORT", std::string(text)); };
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return malformed();
    std::string_view host = text.substr(0, colon);
    const std::string_view digits = text.substr(colon + 1);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
    } else if (host.find(':') != std::string_view::npos) {
        return malformed();
    }
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (host.empty() || error != std::errc() || end != digits.data() + digits.size()) return malformed();
    return ListenAddress{std::string(host), port};
}

HttpFront::HttpFront(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Result<std::unique_ptr<HttpFront>> HttpFront::open(const ListenAddress& address, const FrontLimits& limits,
                                                   Handler handler, const std::optional<TlsIdentity>& tls,
                                                   Receiver receiver) {
    const addrinfo hints{.ai_flags = AI_PASSIVE | AI_NUMERICSERV, .ai_socktype = SOCK_STREAM};
    addrinfo* found = nullptr;
    const std::string port = std::to_string(address.port);
    if (const int error = getaddrinfo(address.host.c_str(), port.c_str(), &hints, &found); error != 0) {
        return fail(Fault::not_found, gai_strerror(error), text_of(address));
    }
    const std::unique_ptr<addrinfo, FreeAddresses> addresses(found);

    std::unique_ptr<HttpFront> front(new HttpFront(std::make_unique<Inside>()));
    Inside& inside = *front->inside_;
    inside.limits = limits;
    inside.handler = std::move(handler);
    inside.receiver = std::move(receiver);
    // Not epoll: with that, libmicrohttpd 0.9.75 asks a TLS handshake again and again whether it can go on, as fast as
    // the machine can, until the client answers or the connection times out.
    unsigned flags = MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_ITC;
    if (addresses->ai_family == AF_INET6) flags |= MHD_USE_IPv6;
    // Without MHD_OPTION_LISTENING_ADDRESS_REUSE: that is SO_REUSEPORT, with which two hubs would share one port
    // unseen.
    std::vector<MHD_OptionItem> options = {
        {MHD_OPTION_SOCK_ADDR, 0, addresses->ai_addr},
        {MHD_OPTION_THREAD_POOL_SIZE, limits.threads, nullptr},
        {MHD_OPTION_CONNECTION_LIMIT, limits.connections, nullptr},
        {MHD_OPTION_PER_IP_CONNECTION_LIMIT, limits.connections_per_ip, nullptr},
        {MHD_OPTION_CONNECTION_TIMEOUT, limits.silence.count(), nullptr},
        {MHD_OPTION_NOTIFY_COMPLETED, reinterpret_cast<std::intptr_t>(&on_completed), &inside},
    };
    std::string chain, key;  // the library wants texts that end with a zero, and reads them at the start only
    if (tls) {
        flags |= MHD_USE_TLS;
        chain = tls->certificate_chain;
        key = tls->private_key.reveal_text();
        options.push_back({MHD_OPTION_HTTPS_MEM_CERT, 0, chain.data()});
        options.push_back({MHD_OPTION_HTTPS_MEM_KEY, 0, key.data()});
        options.push_back({MHD_OPTION_HTTPS_PRIORITIES, 0, const_cast<char*>("NORMAL:-VERS-TLS1.0:-VERS-TLS1.1")});
    }
    options.push_back({MHD_OPTION_END, 0, nullptr});
    errno = 0;
    inside.daemon = MHD_start_daemon(flags, address.port, nullptr, nullptr, &on_access, &inside, MHD_OPTION_ARRAY,
                                     options.data(), MHD_OPTION_END);
    const int number = errno;
    wipe(key);
    if (inside.daemon == nullptr) {
        if (tls && number == 0) return fail(Fault::malformed, "not a certificate and its key in PEM", text_of(address));
        return fail(number == EADDRINUSE ? Fault::busy : Fault::io, std::strerror(number), text_of(address));
    }
    const MHD_DaemonInfo* bound = MHD_get_daemon_info(inside.daemon, MHD_DAEMON_INFO_BIND_PORT);
    inside.address = text_of({address.host, bound == nullptr ? address.port : bound->port});
    inside.url = (tls ? "https://" : "http://") + inside.address;
    return front;
}

HttpFront::~HttpFront() {
    Inside& inside = *inside_;
    if (inside.daemon == nullptr) return;
    const int listener = MHD_quiesce_daemon(inside.daemon);
    const auto deadline = std::chrono::steady_clock::now() + kFarewell;
    while (inside.being_answered > 0 && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    MHD_stop_daemon(inside.daemon);
    if (listener >= 0) ::close(listener);
}

const std::string& HttpFront::address() const { return inside_->address; }

const std::string& HttpFront::url() const { return inside_->url; }

}  // namespace loket::sync
