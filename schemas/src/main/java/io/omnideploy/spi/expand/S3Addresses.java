package io.omnideploy.spi.expand;

import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ${NAME.…}} means of a store of objects that speaks S3. */
public final class S3Addresses {
    /** Where such a store answers in clear, as MinIO does. */
    public static final int PORT = 9000;

    private static final int HTTPS = 443;

    /** AWS's own, by which requests are signed. */
    private static final Pattern AWS =
            Pattern.compile("s3[.-](?<region>[a-z]+(?:-[a-z]+)+-[0-9])\\.amazonaws\\.com(?:\\.cn)?");

    /** What other stores take for the region: MinIO's default, and what the makers of such stores tell clients to say. */
    private static final String ANY_REGION = "us-east-1";

    private S3Addresses() {}

    /**
     * Returns the addresses by name.
     *
     * @param port 443 is asked by HTTPS, every other one by HTTP
     * @param bucket the name of the bucket that is meant where none is named
     * @param accessKey who asks; absent where the platform knows
     */
    public static SortedMap<String, Value> of(
            String host, int port, Value bucket, Optional<String> accessKey, Optional<Value> secretKey) {
        Value url = Value.text((port == HTTPS ? "https://" : "http://") + host + ":" + port);
        SortedMap<String, Value> addresses = new TreeMap<>(Map.of(
                "host",
                Value.text(host),
                "port",
                Value.text(Integer.toString(port)),
                "url",
                url,
                "endpoint",
                url,
                "bucket",
                bucket,
                "region",
                Value.text(region(host))));
        accessKey.map(Value::text).ifPresent(key -> {
            addresses.put("access_key", key);
            addresses.put("user", key);
        });
        secretKey.ifPresent(key -> {
            addresses.put("secret_key", key);
            addresses.put("password", key);
        });
        return addresses;
    }

    private static String region(String host) {
        Matcher own = AWS.matcher(host);
        return own.matches() ? own.group("region") : ANY_REGION;
    }
}
