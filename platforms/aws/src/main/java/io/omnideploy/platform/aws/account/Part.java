package io.omnideploy.platform.aws.account;

import io.omnideploy.spi.PreparedPart;
import io.omnideploy.spi.expand.aws.AwsTags;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.Tag;

/** One thing of the preparation. */
sealed interface Part permits PolicyPart, KeyPart, Presence {
    /** What IAM says of something that is not there. */
    Set<String> ABSENT = Set.of("NoSuchEntity");

    /** Marks what was made here. */
    Tag MARK = Tag.builder().key(AwsTags.MADE_BY).value(AwsTags.US).build();

    /** Looks, and changes nothing. */
    PreparedPart status();

    /** Makes it be as it should. */
    PreparedPart run();
}
