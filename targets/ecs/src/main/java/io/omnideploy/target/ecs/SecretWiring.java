package io.omnideploy.target.ecs;

import io.omnideploy.config.SecretSource;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.Set;

/** Puts secrets where a starting task reads them, and tells what its container definition says of them. */
interface SecretWiring {
    /**
     * Returns a value with a secret in it as a secret of its own, which is made when it is first asked for; whoever holds an
     * equal value gets the same.
     *
     * @param owner the component or backing service that it belongs to
     * @param role what it is for, in kebab case, unique for the owner
     */
    TaskSecret held(String owner, String role, Value value, Set<Origin> why);

    /** Returns a secret that lies in AWS already, by {@code ssm:} or {@code secretsmanager:}. */
    TaskSecret existing(SecretSource source);
}
