// What the kiosk frees it overwrites: every text of the standard library, of JSON and of the screen passes through
// these, grown, moved or thrown away, and none of them knows that it held a resident's words. The places that must not
// wait for that (the draft, a code, a ticket) wipe by themselves. Linked into loket-kiosk alone. C libraries that call
// malloc themselves (Pango, CUPS, curl) are not reached.
#include <malloc.h>

#include <cstdlib>
#include <new>

#include "kiosk/base/secret.hpp"

void* operator new(std::size_t size) {
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return std::malloc(size == 0 ? 1 : size); }

void operator delete(void* memory) noexcept {
    if (memory == nullptr) return;
    loket::wipe(memory, malloc_usable_size(memory));
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { operator delete(memory); }
