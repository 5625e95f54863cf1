// Linked into a test that derives thousands of keys and is about something else: Argon2id with the least that libsodium
// allows, in the place of the real one. (A program's own symbol comes before that of a shared library.) What the real
// one costs a guesser is tested in tests/kiosk/base.
#include <sodium.h>

int crypto_pwhash(unsigned char* key, unsigned long long key_size, const char* code, unsigned long long code_size,
                  const unsigned char* salt, unsigned long long, std::size_t, int algorithm) {
    return algorithm != crypto_pwhash_ALG_ARGON2ID13
               ? -1
               : crypto_pwhash_argon2id(key, key_size, code, code_size, salt, crypto_pwhash_argon2id_OPSLIMIT_MIN,
                                        crypto_pwhash_argon2id_MEMLIMIT_MIN, algorithm);
}
