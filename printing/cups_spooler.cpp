#include "printing/cups_spooler.hpp"

#include <cups/cups.h>
#include <fmt/format.h>
#include <sys/socket.h>

#include <charconv>
#include <memory>

#include "kiosk/base/mailbox.hpp"
#include "kiosk/base/worker.hpp"
#include "printing/backend_job.hpp"
#include "printing/escpos/conversation.hpp"
#include "printing/escpos/device.hpp"
#include "printing/job_state.hpp"

namespace loket::printing {
namespace {

/// The scheduler lets only the user who submitted a job cancel it.
constexpr const char* kUser = "loket";

/// Of a printer with all its attributes some 40 KB.
constexpr std::size_t kAnswerMaximum = 512 * 1024;
/// What a whole exchange may take, in patiences for one wait.
constexpr int kPatiencesOfExchange = 3;

struct HttpClose {
    void operator()(http_t* http) const { httpClose(http); }
};
using Connection = std::unique_ptr<http_t, HttpClose>;
struct IppDelete {
    void operator()(ipp_t* ipp) const { ippDelete(ipp); }
};
using Message = std::unique_ptr<ipp_t, IppDelete>;

int give_up_waiting(http_t*, void*) { return 0; }
const char* no_password(const char*, http_t*, const char*, const char*, void*) { return nullptr; }

/// Whom a request goes to: the scheduler's queue, or the printer itself.
struct Peer {
    std::string host;
    int port;
    http_encryption_t encryption;
    std::string resource;  ///< "/printers/loket"
    std::string uri;       ///< as it is called in requests
    Milliseconds patience;
};

Peer peer_of(const CupsQueue& queue) {
    const std::string resource = "/printers/" + queue.name;
    char uri[1024];
    httpAssembleURI(HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", nullptr, "localhost", 0, resource.c_str());
    return {queue.host, queue.port, HTTP_ENCRYPTION_IF_REQUESTED, resource, uri, queue.patience};
}

Result<Connection> connect(const Peer& peer) {
    // Otherwise libcups asks for a password on the terminal when a scheduler wants one.
    cupsSetPasswordCB2(no_password, nullptr);
    Connection http(httpConnect2(peer.host.c_str(), peer.port, nullptr, AF_UNSPEC, peer.encryption, 1,
                                 int(peer.patience.count()), nullptr));
    if (!http) return fail(Fault::unreachable, "nobody listens", fmt::format("{}:{}", peer.host, peer.port));
    httpSetTimeout(http.get(), double(peer.patience.count()) / 1000, give_up_waiting, nullptr);
    return http;
}

Message make_request(ipp_op_t operation, const Peer& peer) {
    Message request(ippNewRequest(operation));
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, peer.uri.c_str());
    return request;
}

void add_user(ipp_t* request) {
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, kUser);
}

void add_wanted(ipp_t* request, const std::vector<const char*>& names) {
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", int(names.size()), nullptr,
                  names.data());
}

const char* format_of(const PrintRequest& request) {
    switch (request.format) {
        case DocumentFormat::pdf: return "application/pdf";
        case DocumentFormat::cups_raster: return "application/vnd.cups-raster";
    }
    return "application/octet-stream";
}

Error error_of(ipp_status_t status, const Peer& peer) {
    const Fault fault = status == IPP_STATUS_ERROR_NOT_FOUND || status == IPP_STATUS_ERROR_GONE ? Fault::not_found
                        : status == IPP_STATUS_ERROR_BUSY || status == IPP_STATUS_ERROR_SERVICE_UNAVAILABLE
                            ? Fault::busy
                            : Fault::refused;
    return {fault, ippErrorString(status), peer.resource};
}

/// Ends a connection that takes too long as a whole: libcups only bounds each wait, and a stranger who always says a
/// little more would hold the press for ever.
class Deadline {
public:
    Deadline(int descriptor, Milliseconds patience)
        : watch_("ipp-deadline", [this, descriptor, patience] {
              (void)over_.take_within(patience);
              if (over_.is_closed()) return;
              const linger at_once{1, 0};  // with a reset, or he goes on
              ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
              ::shutdown(descriptor, SHUT_RD);
          }) {}
    ~Deadline() { over_.close(); }
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

private:
    Mailbox<std::monostate> over_;
    Worker watch_;  // last: it uses the other
};

/// By hand, since libcups's own way connects and asks again when it is not answered as it likes. False when the
/// connection broke before the last byte.
bool send_whole(http_t* http, const Peer& peer, const Message& request, BytesView document) {
    httpClearFields(http);
    httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "application/ipp");
    httpSetLength(http, ippLength(request.get()) + document.size());
    if (httpPost(http, peer.resource.c_str()) != 0) return false;
    ipp_state_t state = IPP_STATE_IDLE;
    while (state != IPP_STATE_DATA) {
        state = ippWrite(http, request.get());
        if (state == IPP_STATE_ERROR) return false;
    }
    while (!document.empty()) {
        const ssize_t count = httpWrite2(http, reinterpret_cast<const char*>(document.data()), document.size());
        if (count <= 0) return false;
        document = document.subspan(std::size_t(count));
    }
    return httpFlushWrite(http) >= 0;
}

struct AnswerInFlow {
    http_t* http;
    std::size_t room;
};

ssize_t read_in_bounds(void* context, ipp_uchar_t* into, std::size_t size) {
    auto& flow = *static_cast<AnswerInFlow*>(context);
    if (flow.room < size) return -1;
    const ssize_t count = httpRead2(flow.http, reinterpret_cast<char*>(into), size);
    flow.room -= std::size_t(std::max<ssize_t>(count, 0));
    return count;
}

/// Nothing when what comes is no answer, or does not end.
Message read_answer(http_t* http) {
    http_status_t status = HTTP_STATUS_CONTINUE;
    while (status == HTTP_STATUS_CONTINUE) status = httpUpdate(http);
    if (status != HTTP_STATUS_OK) return nullptr;
    Message answer(ippNew());
    AnswerInFlow flow{http, kAnswerMaximum};
    ipp_state_t state = IPP_STATE_IDLE;
    while (state != IPP_STATE_DATA && state != IPP_STATE_ERROR) {
        state = ippReadIO(&flow, read_in_bounds, 1, nullptr, answer.get());
    }
    return state == IPP_STATE_DATA ? std::move(answer) : nullptr;
}

/// Sends a request, with a document behind it or none, and reads the answer. `lost`: what a connection that breaks
/// after everything was sent means for this request.
Result<Message> exchange(const Peer& peer, const Message& request, BytesView document, Fault lost) {
    const Connection http = TRY(connect(peer));
    const Deadline deadline(httpGetFd(http.get()), kPatiencesOfExchange * peer.patience);
    // The scheduler makes a job only of a whole document, so whatever breaks before its last byte left no job.
    const Fault broken = send_whole(http.get(), peer, request, document) ? lost : Fault::unreachable;
    Message answer = read_answer(http.get());
    if (!answer) {
        const http_status_t said = httpGetStatus(http.get());
        if (said >= HTTP_STATUS_BAD_REQUEST) return fail(Fault::refused, httpStatus(said), peer.resource);
        return fail(broken, "the connection broke before the answer", peer.resource);
    }
    const ipp_status_t outcome = ippGetStatusCode(answer.get());
    if (outcome >= IPP_STATUS_ERROR_BAD_REQUEST) return tl::unexpected(error_of(outcome, peer));
    return answer;
}

/// The words of a keyword attribute; IPP writes an empty list as "none".
std::vector<std::string> keywords(const Message& answer, const char* name) {
    std::vector<std::string> words;
    ipp_attribute_t* attribute = ippFindAttribute(answer.get(), name, IPP_TAG_KEYWORD);
    for (int i = 0; i < ippGetCount(attribute); ++i) {
        const std::string word = ippGetString(attribute, i, nullptr);
        if (word != "none") words.push_back(word);
    }
    return words;
}

bool has_no_value(const Message& answer, const char* name) {
    return ippFindAttribute(answer.get(), name, IPP_TAG_NOVALUE) != nullptr;
}

Result<int> job_id_of(const JobHandle& job) {
    int id = 0;
    const char* end = job.text.data() + job.text.size();
    const auto [at, error] = std::from_chars(job.text.data(), end, id);
    if (error != std::errc() || at != end || id <= 0) return fail(Fault::not_found, "not a job of CUPS", job.text);
    return id;
}

/// Behind our own backend for receipt printers, which leaves a witness of each job.
bool is_unit(std::string_view device_uri) { return device_uri.starts_with(escpos::kUnitScheme); }

/// The printer's own address where CUPS's backend for IPP speaks with it, alone or led by ours; otherwise empty. Such a
/// printer can be asked itself; and of CUPS's backends only this one learns from the printer that a job is out.
std::string ipp_address(std::string_view device_uri) {
    const std::string address(led_address(device_uri));
    return address.starts_with("ipp:") || address.starts_with("ipps:") ? address : "";
}

struct QueueReport {
    PrinterReport printer;
    std::string device_uri;
    bool is_working;
};
Result<QueueReport> ask_queue(const CupsQueue& queue) {
    const Peer peer = peer_of(queue);
    const Message request = make_request(IPP_OP_GET_PRINTER_ATTRIBUTES, peer);
    add_user(request.get());
    add_wanted(request.get(), {"printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "device-uri"});
    const Message answer = TRY(exchange(peer, request, {}, Fault::unreachable));
    ipp_attribute_t* accepting = ippFindAttribute(answer.get(), "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    ipp_attribute_t* state = ippFindAttribute(answer.get(), "printer-state", IPP_TAG_ENUM);
    ipp_attribute_t* device = ippFindAttribute(answer.get(), "device-uri", IPP_TAG_URI);
    const bool is_stopped = ippGetInteger(state, 0) == IPP_PSTATE_STOPPED;
    const char* uri = ippGetString(device, 0, nullptr);
    return QueueReport{{.is_accepting = ippGetBoolean(accepting, 0) != 0 && !is_stopped,
                        .reasons = keywords(answer, "printer-state-reasons")},
                       uri == nullptr ? "" : uri,
                       ippGetInteger(state, 0) == IPP_PSTATE_PROCESSING};
}

Result<Peer> peer_of_device(const std::string& uri, Milliseconds patience) {
    char scheme[32], user[256], host[256], resource[1024];
    int port = 0;
    if (httpSeparateURI(HTTP_URI_CODING_ALL, uri.c_str(), scheme, sizeof scheme, user, sizeof user, host, sizeof host,
                        &port, resource, sizeof resource) < HTTP_URI_STATUS_OK) {
        return fail(Fault::malformed, "not a printer's address", uri);
    }
    const auto encryption = uri.starts_with("ipps:") ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED;
    return Peer{host, port, encryption, resource, uri, patience};
}

/// What the printer says of itself.
struct DeviceReport {
    std::vector<std::string> reasons;
    std::chrono::seconds up_time;  ///< zero when it does not say
};
Result<DeviceReport> ask_device(const std::string& uri, Milliseconds patience) {
    const Peer peer = TRY(peer_of_device(uri, patience));
    const Message request = make_request(IPP_OP_GET_PRINTER_ATTRIBUTES, peer);
    add_user(request.get());
    add_wanted(request.get(), {"printer-state-reasons", "printer-up-time"});
    const Message answer = TRY(exchange(peer, request, {}, Fault::unreachable));
    const int up_time = ippGetInteger(ippFindAttribute(answer.get(), "printer-up-time", IPP_TAG_INTEGER), 0);
    return DeviceReport{keywords(answer, "printer-state-reasons"), std::chrono::seconds(up_time)};
}

/// Whether the printer was switched off and on since it was last asked, or, where nobody asked, since the job was made.
/// Then it knows nothing of the job, and CUPS takes that for completed. In the whole seconds that printers count in,
/// and one more for their clocks.
bool was_restarted(const DeviceReport& device, const std::optional<CupsSpooler::Sight>& before, const Message& job) {
    constexpr std::chrono::seconds kClocks{1};
    if (device.up_time.count() == 0) return false;
    if (before) {
        const auto since = std::chrono::floor<std::chrono::seconds>(SystemClock().steady() - before->at);
        return device.up_time + kClocks < before->up_time + since;
    }
    const int created = ippGetInteger(ippFindAttribute(job.get(), "time-at-creation", IPP_TAG_INTEGER), 0);
    return device.up_time <= SystemClock().wall() - Instant{std::chrono::seconds(created)} + kClocks;
}

Result<std::vector<std::string>> ask_unit(const std::string& uri, Milliseconds patience) {
    const escpos::Unit unit = TRY(escpos::parse_unit(uri));
    const auto channel = TRY(escpos::open_device(unit, {}, patience));
    return reasons_of(TRY(escpos::look_at(unit.abilities, *channel, SystemClock(), patience)));
}

bool is_of_the_queue(std::string_view reason) { return reason.starts_with("cups-") || reason.starts_with("paused"); }

}  // namespace

std::string media_name(double width_mm, double height_mm) {
    if (width_mm == 210 && height_mm == 297) return "iso_a4_210x297mm";
    if (width_mm == 148 && height_mm == 210) return "iso_a5_148x210mm";
    return fmt::format("custom_loket_{:.6g}x{:.6g}mm", width_mm, height_mm);
}

Result<JobHandle> CupsSpooler::submit(const PrintRequest& request) {
    const Peer peer = peer_of(queue_);
    const Message message = make_request(IPP_OP_PRINT_JOB, peer);
    add_user(message.get());
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, request.job_name.c_str());
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, format_of(request));
    ippAddString(message.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr,
                 media_name(request.width_mm, request.height_mm).c_str());
    const Instant until = SystemClock().wall() + request.wanted_for;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(until.time_since_epoch()).count();
    ippAddString(message.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, kWantedUntil, nullptr, std::to_string(seconds).c_str());
    const Message answer = TRY(exchange(peer, message, request.document, Fault::unknown));
    const int id = ippGetInteger(ippFindAttribute(answer.get(), "job-id", IPP_TAG_INTEGER), 0);
    if (id <= 0) return fail(Fault::unknown, "the scheduler took the document and named no job", queue_.name);
    return JobHandle{std::to_string(id)};
}

Result<JobReport> CupsSpooler::look_at(const JobHandle& job) {
    const int id = TRY(job_id_of(job));
    const Peer peer = peer_of(queue_);
    const Message request = make_request(IPP_OP_GET_JOB_ATTRIBUTES, peer);
    ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
    add_user(request.get());
    add_wanted(request.get(), {"job-state", "job-state-reasons", "time-at-processing", "time-at-creation"});
    const Message answer = TRY(exchange(peer, request, {}, Fault::unreachable));
    const int state = ippGetInteger(ippFindAttribute(answer.get(), "job-state", IPP_TAG_ENUM), 0);
    if (state < IPP_JSTATE_PENDING || state > IPP_JSTATE_COMPLETED) {
        return fail(Fault::malformed, fmt::format("job-state {}", state), queue_.name);
    }
    QueueReport queue = TRY(ask_queue(queue_));
    JobReport report{.state = IppJobState(state),
                     .job_reasons = keywords(answer, "job-state-reasons"),
                     .printer_reasons = std::move(queue.printer.reasons),
                     .begun = has_no_value(answer, "time-at-processing") ? Begun::never : Begun::yes};
    // Of a job that was never begun nobody can know anything; what stands there is of an older one.
    if (report.begun == Begun::yes) report.witness = witness_of(id, report.printer_reasons);
    const bool has_ended = report.state > IppJobState::processing && report.begun == Begun::yes;
    if (is_unit(queue.device_uri) && has_ended && !report.witness) {
        // CUPS calls a job canceled before its backend has ended, which then says how far it came.
        if (queue.is_working) report.state = IppJobState::processing;
        if (!queue.is_working) report.witness = PrintState::unknown;
    }
    if (is_unit(queue.device_uri) || report.state != IppJobState::completed) return report;
    const std::string ipp = ipp_address(queue.device_uri);
    const auto device = ask_device(ipp, queue_.patience);  // an empty address is nobody's
    if (!device || was_restarted(*device, before_, answer)) {
        report.job_reasons.emplace_back(kNobodyLooks);
    } else {
        report.printer_reasons.insert(report.printer_reasons.end(), device->reasons.begin(), device->reasons.end());
    }
    return report;
}

Result<void> CupsSpooler::cancel(const JobHandle& job) {
    const int id = TRY(job_id_of(job));
    const Peer peer = peer_of(queue_);
    const Message request = make_request(IPP_OP_CANCEL_JOB, peer);
    ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
    add_user(request.get());
    TRY(exchange(peer, request, {}, Fault::unreachable));
    return {};
}

Result<std::vector<std::string>> CupsSpooler::look_at_printer(const std::string& address) {
    auto said = TRY(ask_device(address, queue_.patience));
    before_ = Sight{said.up_time, SystemClock().steady()};
    return std::move(said.reasons);
}

Result<PrinterReport> CupsSpooler::printer() {
    QueueReport queue = TRY(ask_queue(queue_));
    auto& reasons = queue.printer.reasons;
    const bool is_of_unit = is_unit(queue.device_uri);
    const std::string ipp = ipp_address(queue.device_uri);
    if (!is_of_unit && ipp.empty()) return queue.printer;
    // Our backend holds it, and tells what it hears.
    if (is_of_unit && queue.is_working) return queue.printer;
    // CUPS asks the printer only while a job runs. What it says between jobs is old: a printer that was switched off is
    // ready, and one that was refilled is empty for ever, since nothing is sent to an empty one.
    const auto device = is_of_unit ? ask_unit(queue.device_uri, queue_.patience) : look_at_printer(ipp);
    if (!device) {
        reasons.emplace_back("offline-report");
        return queue.printer;
    }
    std::erase_if(reasons, [](const std::string& reason) { return !is_of_the_queue(reason); });
    reasons.insert(reasons.end(), device->begin(), device->end());
    return queue.printer;
}

}  // namespace loket::printing
