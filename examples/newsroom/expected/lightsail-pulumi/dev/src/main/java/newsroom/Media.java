// Written by OmniDeploy: `omnideploy generate` writes it anew.
package newsroom;

import com.pulumi.aws.lightsail.Bucket;
import com.pulumi.aws.lightsail.BucketAccessKey;
import com.pulumi.aws.lightsail.BucketAccessKeyArgs;
import com.pulumi.aws.lightsail.BucketArgs;
import com.pulumi.aws.outputs.GetCallerIdentityResult;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** The component media. */
final class Media {
    final Bucket bucket;
    final BucketAccessKey bucketAccessKey;

    Media(Lookups lookups) {
        this.bucket = new Bucket(
                "media",
                BucketArgs.builder()
                        .name(Output.format(
                                "newsroom-dev-media-app-%s-eu-central-1",
                                lookups.current.applyValue(GetCallerIdentityResult::accountId)))
                        .bundleId("small_1_0")
                        .forceDelete(true)
                        .tags(Map.of(
                                "omnideploy:component", "media", "omnideploy:resource", "aws.lightsail.Bucket/media"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.bucketAccessKey = new BucketAccessKey(
                "media",
                BucketAccessKeyArgs.builder().bucketName(bucket.name()).build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
