package io.omnideploy.cli.e2e;

import io.omnideploy.testkit.AwsAccount;
import io.omnideploy.testkit.AwsMock;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The one account of AWS, mocked, in which the contract is tried, with a cluster that is there before: deployments share
 * nothing in it. It ends with the tests' own process.
 */
record SharedMock(AwsMock mock, AwsAccount account) {
    static final String REGION = "eu-central-1";
    static final String CLUSTER = "contract";

    /** Returns it, started by the first test that needs it. */
    static SharedMock get() {
        return Holder.MOCK;
    }

    private static final class Holder {
        static final SharedMock MOCK = started();

        private Holder() {}

        private static SharedMock started() {
            try {
                AwsMock mock = AwsMock.start();
                Runtime.getRuntime().addShutdownHook(new Thread(mock::close));
                AwsAccount account = new AwsAccount(mock, REGION);
                account.makeCluster(CLUSTER);
                return new SharedMock(mock, account);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
