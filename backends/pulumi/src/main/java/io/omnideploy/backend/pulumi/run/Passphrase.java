package io.omnideploy.backend.pulumi.run;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.spi.Secrets;
import java.util.Map;
import java.util.Optional;

/** The passphrase that seals the secrets of a state. */
public final class Passphrase {
    /** Its name in the stack's store of secrets. */
    public static final String SECRET = "pulumi-passphrase";

    /** The variable by which Pulumi takes it. */
    public static final String VARIABLE = "PULUMI_CONFIG_PASSPHRASE";

    private static final String FILE = VARIABLE + "_FILE";

    private Passphrase() {}

    /** Returns the variables by which Pulumi gets it; none where there is none yet. What the environment says comes first. */
    static Optional<Map<String, String>> variables(Secrets secrets, Map<String, String> environment) {
        if (environment.containsKey(VARIABLE) || environment.containsKey(FILE)) {
            return Optional.of(Map.of());
        }
        return secrets.own(SECRET).map(value -> Map.of(VARIABLE, value));
    }

    /** Returns the failure of a run that needs it. */
    static Failed absent() {
        return Failed.because("The passphrase that seals the stack's state is neither in the stack's store nor in the"
                        + " environment.")
                .remedy("Set " + VARIABLE + " to the one with which the stack was made.");
    }

    /** Returns the failure of a run that was given another one. */
    static Failed wrong() {
        return Failed.because("The passphrase is not the one that seals the stack's state.")
                .remedy("Set " + VARIABLE + " to the one with which the stack was made.");
    }
}
