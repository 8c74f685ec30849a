package io.omnideploy.target.ecs;

import io.omnideploy.config.SecretSource;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.Set;

/** Puts secrets where a starting task reads them, and tells what its container definition says of them. */
interface SecretWiring {
    /**
     * Returns a value with a secret in it as a secret of its own, which is made when it is first asked for; whoever holds an
     * equal value gets the same. A value that is nothing but a secret that lies in AWS already is read there.
     *
     * @param owner the component or backing service that it belongs to, unless {@link #place} said something else
     * @param role what it is for, in kebab case, unique for the owner
     * @param why where it is asked for; a value that can't be held is refused there
     */
    TaskSecret held(String owner, String role, Value value, Set<Origin> why);

    /** Says whose a value is, whoever asks for it first. */
    void place(Value value, String owner, String role);

    /** Returns a secret that lies in AWS already, by {@code ssm:} or {@code secretsmanager:}. */
    TaskSecret existing(SecretSource source);

    /**
     * Returns what stands for a secret that AWS makes itself, to be held as a whole.
     *
     * @param name snake_case, unique among the secrets of the deployment
     */
    Value platform(String name, TaskSecret secret);
}
