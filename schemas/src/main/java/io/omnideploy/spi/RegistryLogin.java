package io.omnideploy.spi;

import java.util.Objects;

/** How a registry is entered. The password is passed on and never printed or kept. */
public final class RegistryLogin {
    private final String host;
    private final String user;
    private final String password;

    /** @param host as images' names begin, without scheme */
    public RegistryLogin(String host, String user, String password) {
        this.host = Objects.requireNonNull(host, "host");
        this.user = Objects.requireNonNull(user, "user");
        this.password = Objects.requireNonNull(password, "password");
    }

    /** Returns the registry. */
    public String host() {
        return host;
    }

    /** Returns who enters. */
    public String user() {
        return user;
    }

    /** Returns the password in clear. */
    public String password() {
        return password;
    }

    /** Never tells the password. */
    @Override
    public String toString() {
        return user + " at " + host;
    }
}
