package io.omnideploy.spi.expand.aws;

import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Objects;

/**
 * A secret that lies in AWS already.
 *
 * @param arn the ARN of the whole secret or parameter
 * @param parts the key inside a secret in JSON, the version's stage and the version, those at the end left out; empty for all of it
 * @param permission what its reader's role needs
 */
public record ExistingSecret(Value arn, List<String> parts, IamStatement permission) {
    public ExistingSecret {
        Objects.requireNonNull(arn, "arn");
        parts = List.copyOf(parts);
        Objects.requireNonNull(permission, "permission");
    }
}
