package io.omnideploy.platform.aws.client;

import java.util.Objects;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Who calls AWS.
 *
 * @param account twelve digits
 * @param arn the user or role
 */
public record Caller(String account, String arn) {
    public Caller {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(arn, "arn");
    }

    static Caller of(GetCallerIdentityResponse answer) {
        return new Caller(answer.account(), answer.arn());
    }

    /** Returns the part of AWS to which the account belongs, as ARNs begin: {@code aws}, {@code aws-cn} and so on. */
    public String partition() {
        String[] parts = arn.split(":", 3);
        return parts.length == 3 ? parts[1] : "aws";
    }
}
