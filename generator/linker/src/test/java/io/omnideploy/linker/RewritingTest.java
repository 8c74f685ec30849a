package io.omnideploy.linker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class RewritingTest {
    @Test
    void aRewrittenClassDoesWhatItDid() throws Exception {
        Object rewritten = new Rewritten()
                .loadClass(Samples.class.getName())
                .getConstructor()
                .newInstance();
        assertThat(rewritten.getClass()).isNotEqualTo(Samples.class);
        assertThat(((Callable<?>) rewritten).call()).isEqualTo(new Samples().call());
    }

    @Test
    void onlyCallSitesThatAnArchiveKeepsAreLeft() throws IOException {
        List<String> left = new ArrayList<>();
        for (Class<?> type : List.of(Samples.class, Samples.All.class, Samples.Named.class)) {
            left.addAll(callSites(Rewriting.rewritten(bytes(type.getName()))));
        }
        assertThat(left).isEmpty();
    }

    private static List<String> callSites(byte... type) {
        List<String> owners = new ArrayList<>();
        new ClassReader(type)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitInvokeDynamicInsn(
                                            String called, String kind, Handle maker, Object... arguments) {
                                        owners.add(maker.getOwner());
                                    }
                                };
                            }
                        },
                        0);
        return owners;
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in =
                RewritingTest.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    /** Loads the samples, rewritten; all else as usual. */
    private static final class Rewritten extends ClassLoader {
        Rewritten() {
            super(RewritingTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Samples.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> there = findLoadedClass(name);
            if (there != null) {
                return there;
            }
            try {
                byte[] rewritten = Rewriting.rewritten(bytes(name));
                return defineClass(name, rewritten, 0, rewritten.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
