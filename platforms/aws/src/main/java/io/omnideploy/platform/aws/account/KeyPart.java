package io.omnideploy.platform.aws.account;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.spi.PreparedPart;
import io.omnideploy.spi.PreparedPart.State;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;

/** A key of the user in a profile of the credentials file: written there, and shown to nobody. */
record KeyPart(IamClient iam, String user, String profile, CredentialsFile file) implements Part {
    /** IAM gives a user so many keys. */
    private static final int MOST_KEYS = 2;

    @Override
    public PreparedPart status() {
        return part(isThere() ? State.PRESENT : State.MISSING);
    }

    @Override
    public PreparedPart run() {
        if (isThere()) {
            file.restrict();
            return part(State.PRESENT);
        }
        file.requireFree(profile);
        if (keys().size() >= MOST_KEYS) {
            throw failed("User %s has %d keys already, as many as AWS allows.".formatted(user, MOST_KEYS))
                    .remedy("Delete one of them ('aws iam list-access-keys --user-name %s'), and run this again."
                            .formatted(user));
        }
        file.requireWritable();
        AccessKey key = iam.createAccessKey(request -> request.userName(user)).accessKey();
        try {
            file.add(profile, key.accessKeyId(), key.secretAccessKey());
        } catch (RuntimeException unwritten) {
            giveBack(key, unwritten);
        }
        return part(State.CREATED);
    }

    /** A key that nobody has is of no use, and of danger. */
    private void giveBack(AccessKey key, RuntimeException unwritten) {
        try {
            iam.deleteAccessKey(request -> request.userName(user).accessKeyId(key.accessKeyId()));
        } catch (SdkException left) {
            throw failed("A key was made and can neither be written nor deleted: " + unwritten.getMessage())
                    .remedy("Delete key %s of user %s by hand.".formatted(key.accessKeyId(), user))
                    .reason(left);
        }
        throw unwritten;
    }

    private boolean isThere() {
        Optional<String> known = file.keyOf(profile);
        return known.isPresent() && keys().contains(known.get());
    }

    private List<String> keys() {
        return AwsErrors.find(
                        () -> iam.listAccessKeys(request -> request.userName(user)).accessKeyMetadata().stream()
                                .map(AccessKeyMetadata::accessKeyId)
                                .toList(),
                        ABSENT)
                .orElse(List.of());
    }

    private Failed failed(String cause) {
        return Failed.because(cause).of("key of " + user);
    }

    private PreparedPart part(State state) {
        return new PreparedPart("key", user, state, "in profile %s of %s".formatted(profile, file.shown()));
    }
}
