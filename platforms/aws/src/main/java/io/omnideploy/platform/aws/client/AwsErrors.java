package io.omnideploy.platform.aws.client;

import io.omnideploy.diagnostic.Causes;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/** Turns what AWS says when it refuses, or its SDK when it can't ask, into one clear sentence and a way out. */
public final class AwsErrors {
    private static final Set<String> DENIED =
            Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError");
    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");
    private static final Set<String> UNKNOWN = Set.of(
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "AuthFailure",
            "IncompleteSignature",
            "InvalidAccessKeyId");

    private AwsErrors() {}

    /** Calls AWS; what it refuses, or can't be asked, is a failure. */
    public static <T> T of(String region, Supplier<T> call) {
        try {
            return call.get();
        } catch (Failed | Refused told) {
            throw told;
        } catch (SdkException failure) {
            throw failure(region, failure);
        }
    }

    /** Asks AWS for something that may not be there. */
    public static <T> Optional<T> find(Supplier<T> call, Set<String> absent) {
        try {
            return Optional.of(call.get());
        } catch (AwsServiceException refused) {
            if (absent.contains(code(refused))) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Returns what an exception of the SDK means. */
    public static Failed failure(String region, SdkException failure) {
        return told(region, failure).reason(failure);
    }

    /** Returns the name that AWS gives to a refusal, empty if it gives none. */
    public static String code(AwsServiceException refused) {
        return refused.awsErrorDetails() == null || refused.awsErrorDetails().errorCode() == null
                ? ""
                : refused.awsErrorDetails().errorCode();
    }

    private static Failed told(String region, SdkException failure) {
        if (failure instanceof AwsServiceException refused) {
            return refused(region, refused);
        }
        Throwable root = Causes.root(failure);
        String text = failure.getMessage() == null ? "" : failure.getMessage();
        if (root instanceof UnknownHostException) {
            return noSuchRegion(region)
                    .orElseGet(() -> Failed.because("AWS can't be reached: there is no host " + root.getMessage() + ".")
                            .remedy("Check the network, the region and AWS_ENDPOINT_URL."));
        }
        if (root instanceof IOException) {
            return Failed.because("AWS can't be reached: " + Causes.line(root) + ".")
                    .remedy("Check the network, proxies and AWS_ENDPOINT_URL.");
        }
        if (text.contains("Unable to load credentials")) {
            return noCredentials();
        }
        return Failed.because("AWS can't be asked: " + Causes.line(root) + ".")
                .remedy("'aws sts get-caller-identity' shows whether AWS's own tool can.");
    }

    private static Failed noCredentials() {
        return Failed.because("No AWS credentials are found.")
                .remedy("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or put them into ~/.aws/credentials"
                        + " ('aws configure'), or name a profile by AWS_PROFILE ('aws sso login' for one of SSO).");
    }

    private static Failed refused(String region, AwsServiceException refused) {
        String code = code(refused);
        String message =
                refused.awsErrorDetails() == null || refused.awsErrorDetails().errorMessage() == null
                        ? Causes.line(refused)
                        : refused.awsErrorDetails().errorMessage().strip();
        if (DENIED.contains(code)) {
            return Failed.because("AWS denies this: " + Causes.sentence(message))
                    .remedy("Use credentials that may do it; 'omnideploy bootstrap policy' shows all that is needed.");
        }
        if (EXPIRED.contains(code)) {
            return Failed.because("The AWS credentials have expired.")
                    .remedy("Get new ones, as by 'aws sso login', and run the same command again.");
        }
        if (UNKNOWN.contains(code)) {
            return Failed.because("AWS does not accept these credentials in %s: %s"
                            .formatted(region, Causes.sentence(message)))
                    .remedy("Check the keys or AWS_PROFILE, and that the account has the region switched on.");
        }
        return Failed.because(
                code.isEmpty()
                        ? "AWS failed: " + Causes.sentence(message)
                        : "AWS refused (%s): %s".formatted(code, Causes.sentence(message)));
    }

    private static Optional<Failed> noSuchRegion(String region) {
        List<String> known = Region.regions().stream().map(Region::id).sorted().toList();
        return known.contains(region)
                ? Optional.empty()
                : Optional.of(Failed.because("There is no AWS region '%s'.".formatted(region))
                        .remedy(Nearest.to(region.toLowerCase(Locale.ROOT), known)
                                .map(nearest -> "Did you mean '" + nearest + "'?")
                                .orElse("Correct 'region', such as us-east-1 or eu-central-1.")));
    }
}
