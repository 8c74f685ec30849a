// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import software.amazon.awscdk.CfnTag;

/** Makes tags. */
final class Tagging {
    private Tagging() {}

    static CfnTag tag(String key, String value) {
        return CfnTag.builder().key(key).value(value).build();
    }
}
