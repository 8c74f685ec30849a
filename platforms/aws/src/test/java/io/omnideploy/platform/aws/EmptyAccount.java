package io.omnideploy.platform.aws;

import io.omnideploy.testkit.AwsMock;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The one mock of AWS for all tests of this module, which run one after the other: its start costs seconds, to empty it costs nothing.
 * It ends with the tests' own process.
 */
public final class EmptyAccount {
    private EmptyAccount() {}

    /** Returns the mock, with nothing in it but what AWS gives every account; the caller does not close it. */
    public static AwsMock get() throws IOException {
        Holder.MOCK.reset();
        return Holder.MOCK;
    }

    private static final class Holder {
        static final AwsMock MOCK = started();

        private Holder() {}

        private static AwsMock started() {
            try {
                AwsMock mock = AwsMock.start();
                Runtime.getRuntime().addShutdownHook(new Thread(mock::close));
                return mock;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
