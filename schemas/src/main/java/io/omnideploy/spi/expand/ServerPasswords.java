package io.omnideploy.spi.expand;

import io.omnideploy.config.BackingService;
import io.omnideploy.resource.Value;
import java.util.Optional;

/** The passwords of backing services: made once and kept in the stack's store, or given for what exists already. */
final class ServerPasswords {
    private final SecretInputs secrets;

    ServerPasswords(SecretInputs secrets) {
        this.secrets = secrets;
    }

    /** Returns the password of a service's owner. */
    Value owner(BackingService service) {
        return secrets.generated(service.name() + "-password", "password of " + service.name());
    }

    /** Returns the password of a further user. */
    Value user(BackingService service, String user) {
        return secrets.generated(
                service.name() + "-" + user + "-password", "password of user " + user + " of " + service.name());
    }

    /** Returns the password of a service that exists already. */
    Optional<Value> given(BackingService.External external, BackingService service) {
        return external.password().map(source -> secrets.given(source, "password of " + service.name()));
    }
}
