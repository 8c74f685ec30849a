package io.omnideploy.backend.cdk.run;

import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PreparedRun;
import java.time.Duration;
import java.util.List;

/** A run over one CloudFormation stack: what it says of the account afterwards, and that it lets the stack go at its end. */
interface StackRun extends PreparedRun {
    /** Returns the stack, which is closed with the run. */
    Stack stack();

    @Override
    default List<LiveResource> remaining() {
        return stack().live().everything();
    }

    @Override
    default Duration afterglow() {
        return stack().live().afterglow();
    }

    @Override
    default void close() {
        stack().close();
    }
}
