// A picture as CUPS passes it on, uncompressed ("application/vnd.cups-raster", version 3 of "CUPS Raster Format"): what
// our own queue is given instead of PDF, so that nothing is converted on the way and the dots stay those of the screen.
// Read here and not by libcups, which reserves as much memory as the stream says. Pure.
#pragma once

#include <functional>

#include "printing/raster.hpp"

namespace loket::printing {

/// One page.
Bytes encode_cups_raster(const Raster& raster);

/// Fills a part of the span and returns how many bytes; 0 at the end.
using ReadMore = std::function<Result<std::size_t>(std::span<std::uint8_t>)>;

/// All pages, one below the other, on paper of `width` dots, a multiple of 8: what is wider loses as much on the left
/// as on the right, what is narrower is centred. Fails with malformed for what is not black and white, ends in the
/// middle or holds no page; with too_large beyond 3 m of paper or 1 m of width; as `read_more` does.
Result<Raster> decode_cups_raster(const ReadMore& read_more, int width);

}  // namespace loket::printing
