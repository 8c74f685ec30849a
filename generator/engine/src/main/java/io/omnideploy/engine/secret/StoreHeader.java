package io.omnideploy.engine.secret;

/** How a store is opened: which key, and how it is made of a passphrase. */
sealed interface StoreHeader {
    /** Returns what tells whether a key is the right one, in hexadecimal. */
    String keyId();

    /** The key lies in a file. */
    record KeyFile(String keyId) implements StoreHeader {}

    /**
     * The key is derived from a passphrase by PBKDF2 with HMAC-SHA-256.
     *
     * @param salt in hexadecimal
     * @param iterations how often, which makes guessing dear
     */
    record Passphrase(String salt, int iterations, String keyId) implements StoreHeader {}
}
