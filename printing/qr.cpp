#include "printing/qr.hpp"

#include <qrencode.h>

#include <cerrno>
#include <memory>
#include <string>

namespace loket::printing {

Result<Qr> make_qr(std::string_view text) {
    if (text.empty() || text.find('\0') != std::string_view::npos)
        return fail(Fault::malformed, "no text for a QR code");
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_Q, QR_MODE_8, 1), &QRcode_free);
    if (!code) return fail(errno == ERANGE ? Fault::too_large : Fault::io, "the QR code could not be made");
    Qr qr{.side = code->width, .dark = {}};
    const auto count = std::size_t(code->width) * std::size_t(code->width);
    qr.dark.reserve(count);
    // The lowest bit of each byte is the module; the others say which part of the code it belongs to.
    for (std::size_t i = 0; i < count; ++i) qr.dark.push_back((code->data[i] & 1) != 0);
    return qr;
}

}  // namespace loket::printing
