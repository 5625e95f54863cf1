#include "sync/wire/books.hpp"

#include "kiosk/report/ticket_number.hpp"

namespace loket::sync {
namespace {

constexpr std::uint64_t kCountMaximum = std::numeric_limits<std::int64_t>::max();

void write(cbor::Writer& out, const FilingChain& chain) {
    out.number(chain.serial);
    out.bytes(chain.head);
}

Result<FilingChain> read_chain(cbor::Reader& in) {
    FilingChain chain;
    chain.serial = static_cast<std::uint32_t>(TRY(in.number(kSerialMaximum)));
    chain.head = TRY(in.fixed<sizeof(Hash)>());
    return chain;
}

}  // namespace

void write(cbor::Writer& out, const DeviceBooks& books) {
    out.array(5);
    out.number(books.filed);
    out.number(books.acknowledged);
    out.number(books.parked);
    write(out, books.chain);
}

void write(cbor::Writer& out, const HubBooks& books) {
    out.array(5);
    out.number(books.held);
    out.number(books.set_aside);
    out.number(books.alarms);
    write(out, books.chain);
}

Result<DeviceBooks> read_device_books(cbor::Reader& in) {
    TRY(in.array_of(5));
    DeviceBooks books;
    books.filed = TRY(in.number(kCountMaximum));
    books.acknowledged = TRY(in.number(kCountMaximum));
    books.parked = TRY(in.number(kCountMaximum));
    books.chain = TRY(read_chain(in));
    return books;
}

Result<HubBooks> read_hub_books(cbor::Reader& in) {
    TRY(in.array_of(5));
    HubBooks books;
    books.held = TRY(in.number(kCountMaximum));
    books.set_aside = TRY(in.number(kCountMaximum));
    books.alarms = TRY(in.number(kCountMaximum));
    books.chain = TRY(read_chain(in));
    return books;
}

}  // namespace loket::sync
