#include "sync/courier/curl_transport.hpp"

#include <curl/curl.h>
#include <sys/socket.h>

#include <algorithm>

#include "sync/courier/answer_headers.hpp"
#include "sync/wire/receipt.hpp"

namespace loket::sync {
namespace {

constexpr long kStallRate = 10;                             // bytes a second
constexpr std::size_t kHeadersMaximum = 32 * 1024;          // bytes of all header lines of one answer
constexpr std::chrono::seconds kRetryAfterMaximum{86'400};  // whatever a server says; the courier keeps a nearer bound

struct Closer {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// What arrives, while it arrives.
struct Arriving {
    std::string_view base_url;
    Answer answer{};
    std::size_t header_bytes = 0;
    bool overflowed = false;
};

// libcurl calls these; returning less than it offered makes it give up with CURLE_WRITE_ERROR.
std::size_t take_body(const char* data, std::size_t /*one*/, std::size_t size, void* user) {
    auto& arriving = *static_cast<Arriving*>(user);
    Bytes& body = arriving.answer.body;
    arriving.overflowed = body.size() + size > kReceiptMaximum;
    if (arriving.overflowed) return 0;
    body.insert(body.end(), data, data + size);
    return size;
}

std::size_t take_header(const char* data, std::size_t /*one*/, std::size_t size, void* user) {
    auto& arriving = *static_cast<Arriving*>(user);
    arriving.header_bytes += size;
    arriving.overflowed = arriving.header_bytes > kHeadersMaximum;
    if (arriving.overflowed) return 0;
    take_header_line(arriving.answer, {data, size}, arriving.base_url);
    return size;
}

/// What is still to be sent, and how much of it at a time.
struct Giving {
    BytesView left;
    std::size_t at_once;
    std::size_t whole = left.size();

    bool is_begun() const { return left.size() < whole; }
};

/// Bytes of a file that are sent at once, so that TLS seals each packet by itself. In a record of its usual 16 kB
/// nothing would be worth anything before all of it has arrived, and all of it would be lost with the connection.
/// Costs 1.6%. A batch is worth nothing in parts.
constexpr std::size_t kFileRecord = 1'400;

/// libcurl fetches the body from here, and cannot go back.
std::size_t give_body(char* out, std::size_t /*one*/, std::size_t room, void* user) {
    auto& giving = *static_cast<Giving*>(user);
    const BytesView next = giving.left.first(std::min({giving.left.size(), giving.at_once, room}));
    std::ranges::copy(next, out);
    giving.left = giving.left.subspan(next.size());
    return next.size();
}

/// When a connection that served an earlier call dies, libcurl opens another one by itself to send the body again. Of a
/// body that was begun it must not: it could not go back in it, and would find that out only after the handshake, over
/// a link that has just shown what it is.
curl_socket_t open_socket(void* user, curlsocktype /*purpose*/, curl_sockaddr* address) {
    if (static_cast<const Giving*>(user)->is_begun()) return CURL_SOCKET_BAD;
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// libcurl remembers into the next call that it wanted to go back to the beginning; there it is already.
int go_back(void* user, curl_off_t offset, int /*origin*/) {
    const bool is_there = offset == 0 && !static_cast<const Giving*>(user)->is_begun();
    return is_there ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL;
}

using HeaderList = std::unique_ptr<curl_slist, Closer>;

/// Nothing when there is no memory.
HeaderList list_of(const Call& call) {
    // "Name:" without a value leaves a header out. Expect: waiting for "100 Continue" costs a round trip, or a second
    // where nobody sends it. Content-Type: libcurl would say that a body is a web form. Every byte of a head is paid
    // for with each chunk of a photo.
    std::vector<std::string> lines{"Expect:", "Accept:", "Content-Type:"};
    for (const Header& header : call.headers) {
        if (header.name == "Content-Type") lines.pop_back();
    }
    for (const Header& header : call.headers) lines.push_back(header.name + ": " + header.value);
    HeaderList list;
    for (const std::string& line : lines) {
        curl_slist* longer = curl_slist_append(list.get(), line.c_str());
        if (longer == nullptr) return nullptr;
        (void)list.release();
        list.reset(longer);
    }
    return list;
}

class CurlTransport final : public Transport {
public:
    CurlTransport(std::unique_ptr<CURL, Closer> handle, const CurlSettings& settings)
        : handle_(std::move(handle)), base_url_(settings.base_url) {
        CURL* curl = handle_.get();
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(curl, CURLOPT_PROXY, "");  // the empty text, unlike none, also switches off http_proxy
        curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_2TLS});
        curl_easy_setopt(curl, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
        if (settings.ca_file) {
            curl_easy_setopt(curl, CURLOPT_CAINFO, settings.ca_file->c_str());
            curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);  // or the system's CAs would count as well
        }
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, long{settings.connect_timeout.count()});
        curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, long{settings.total_timeout.count()});
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, kStallRate);
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, long{settings.stall_timeout.count()});
        curl_easy_setopt(curl, CURLOPT_USERAGENT, "loket-kiosk");
        curl_easy_setopt(curl, CURLOPT_MAXCONNECTS, 1L);  // a fresh one ends the one before
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_body);
        curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, go_back);
        curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
        curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    }

    Result<Answer> send(const Call& call) override {
        CURL* curl = handle_.get();
        const std::string url = base_url_ + call.path;
        Arriving arriving{.base_url = base_url_};
        const HeaderList headers = list_of(call);
        if (headers == nullptr) return fail(Fault::full, "no memory for headers", url);
        Giving body{call.body, call.method == Method::patch ? kFileRecord : call.body.size()};
        choose_method(call);
        curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, call.line == Line::fresh ? 1L : 0L);
        curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(curl, CURLOPT_READDATA, &body);
        curl_easy_setopt(curl, CURLOPT_SEEKDATA, &body);
        curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &body);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &arriving);
        curl_easy_setopt(curl, CURLOPT_HEADERDATA, &arriving);
        const CURLcode code = curl_easy_perform(curl);
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, nullptr);  // it goes with this call
        count_carried();
        if (arriving.overflowed) return fail(Fault::too_large, "answer over its bound", url);
        if (code == CURLE_OPERATION_TIMEDOUT) return fail(Fault::timeout, curl_easy_strerror(code), url);
        if (code != CURLE_OK) return fail(Fault::unreachable, curl_easy_strerror(code), url);
        return completed(std::move(arriving.answer));
    }

    std::size_t carried() const override { return carried_; }

private:
    void count_carried() {
        CURL* curl = handle_.get();
        long new_connections = 0;
        long request_heads = 0;
        long answer_heads = 0;
        curl_off_t up = 0;
        curl_off_t down = 0;
        curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &new_connections);
        curl_easy_getinfo(curl, CURLINFO_REQUEST_SIZE, &request_heads);
        curl_easy_getinfo(curl, CURLINFO_HEADER_SIZE, &answer_heads);
        curl_easy_getinfo(curl, CURLINFO_SIZE_UPLOAD_T, &up);
        curl_easy_getinfo(curl, CURLINFO_SIZE_DOWNLOAD_T, &down);
        if (new_connections > 0) carried_ = 0;
        carried_ += static_cast<std::size_t>(request_heads + answer_heads + up + down);
    }

    void choose_method(const Call& call) {
        CURL* curl = handle_.get();
        if (call.method == Method::head) {
            curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, nullptr);
            curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
            return;
        }
        curl_easy_setopt(curl, CURLOPT_NOBODY, 0L);
        curl_easy_setopt(curl, CURLOPT_POST, 1L);
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, call.method == Method::patch ? "PATCH" : nullptr);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(call.body.size()));
    }

    /// With what libcurl has read of the answer by itself.
    Answer completed(Answer answer) const {
        long status = 0;
        const char* content_type = nullptr;
        curl_off_t retry_after = 0;
        curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(handle_.get(), CURLINFO_CONTENT_TYPE, &content_type);
        curl_easy_getinfo(handle_.get(), CURLINFO_RETRY_AFTER, &retry_after);
        answer.status = static_cast<int>(status);
        if (content_type != nullptr) answer.content_type = content_type;
        if (retry_after > 0) answer.retry_after = std::min(std::chrono::seconds(retry_after), kRetryAfterMaximum);
        return answer;
    }

    std::unique_ptr<CURL, Closer> handle_;
    std::string base_url_;
    std::size_t carried_ = 0;
};

/// libcurl must be started before any thread uses it; a machine where that fails cannot talk to anybody.
bool start_curl() {
    static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return started;
}

bool is_base_url(std::string_view url) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!url.starts_with(scheme)) continue;
        const std::string_view host = url.substr(scheme.size());
        // A user name in front of '@' would show another host to the reader than to curl.
        return !host.empty() && host.find_first_of("/?#@\\ \t\r\n") == std::string_view::npos;
    }
    return false;
}

}  // namespace

Result<std::unique_ptr<Transport>> make_curl_transport(const CurlSettings& settings) {
    if (!is_base_url(settings.base_url)) {
        return fail(Fault::malformed, "not http:// or https:// and a host, without a path", settings.base_url);
    }
    std::unique_ptr<CURL, Closer> handle(start_curl() ? curl_easy_init() : nullptr);
    if (handle == nullptr) return fail(Fault::full, "libcurl cannot start");
    return std::make_unique<CurlTransport>(std::move(handle), settings);
}

}  // namespace loket::sync
