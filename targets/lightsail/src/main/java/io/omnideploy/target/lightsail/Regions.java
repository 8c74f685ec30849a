package io.omnideploy.target.lightsail;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.spi.expand.aws.AwsDraft;
import java.util.List;

/** Where Lightsail is: it has fewer regions than AWS. All powers are in each of them. */
final class Regions {
    /** API reference of Lightsail, RegionName. */
    static final List<String> ALL = List.of(
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ap-southeast-5",
            "ca-central-1",
            "eu-central-1",
            "eu-north-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2");

    private Regions() {}

    static void check(AwsDraft draft) {
        if (!ALL.contains(draft.region())) {
            draft.refuse(
                    ConfigPath.of("region"),
                    "lightsail-region",
                    "Lightsail is not in region '" + draft.region() + "'.",
                    Nearest.remedy(draft.region(), ALL));
        }
    }
}
