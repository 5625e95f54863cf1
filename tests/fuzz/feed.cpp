// What a hub has to tell, from a hub that signs nonsense: the page, the items in it, and a request for it.
#include "sync/wire/feed.hpp"

#include "sync/wire/signed_text.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/sync/wire/samples.hpp"

using namespace loket;

namespace {

const SignKeys kHub = test::sample_hub().sign_keys;
const SignKeys kDevice = test::sample_device();

void read_item(BytesView bytes) {
    const auto item = sync::decode_item(bytes);
    if (!item || !*item) return;
    const Bytes again = encode(**item);
    test::must(std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()), "an item has one encoding");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    read_item({data, size});
    const Bytes bytes = sync::sign_and_encode({data, size}, kHub.secret_key);
    if (const auto page = sync::decode_feed_page(bytes, kHub.public_key)) {
        test::must(encode(*page, kHub.secret_key) == bytes, "a page has one encoding");
        for (const Bytes& item : page->items) read_item(item);
    }
    if (const auto asked = sync::decode_feed_request(sync::sign_and_encode({data, size}, kDevice.secret_key))) {
        const Bytes again = encode(asked->request, kDevice.secret_key);
        test::must(again == sync::sign_and_encode({data, size}, kDevice.secret_key), "a request has one encoding");
    }
    return 0;
}
