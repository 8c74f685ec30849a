package io.omnideploy.linker;

import static org.objectweb.asm.Opcodes.ACC_INTERFACE;
import static org.objectweb.asm.Opcodes.ASM9;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Replaces, in one class, what costs a start and does nothing for it. First, the call sites that no archive of loaded classes keeps linked: pattern switches and the methods of
 * records. The JVM spins hidden classes and method handles for each at its first call, about a millisecond; a plain method
 * of the class itself does the same. Lambdas stay: an archive keeps those. Second, picocli's question for Groovy, which is
 * never there: to find that out, the JVM would open every jar of the class path.
 */
final class Rewriting extends ClassVisitor {
    /** Classes that libraries look for by name and that no distribution has. */
    private static final Set<Object> ABSENT = Set.of("groovy.lang.Closure");

    private final List<WrittenMethod> written = new ArrayList<>();
    private String owner;
    private boolean isInterface;

    private Rewriting(ClassVisitor next) {
        super(ASM9, next);
    }

    /** Returns the class, rewritten. */
    static byte[] rewritten(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new Rewriting(writer), 0);
        return writer.toByteArray();
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        owner = name;
        isInterface = (access & ACC_INTERFACE) != 0;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            private boolean isAbsent;

            @Override
            public void visitLdcInsn(Object constant) {
                isAbsent = ABSENT.contains(constant);
                super.visitLdcInsn(constant);
            }

            @Override
            public void visitMethodInsn(
                    int opcode, String type, String called, String descriptor, boolean ofInterface) {
                if (isAbsent && called.equals("forName") && descriptor.equals(AbsentClass.DESCRIPTOR)) {
                    AbsentClass absent = new AbsentClass("absent$" + written.size());
                    written.add(absent);
                    super.visitMethodInsn(opcode, owner, absent.name(), descriptor, isInterface);
                } else {
                    super.visitMethodInsn(opcode, type, called, descriptor, ofInterface);
                }
                isAbsent = false;
            }

            @Override
            public void visitInvokeDynamicInsn(
                    String called, String type, Handle bootstrap, Object... bootstrapArguments) {
                WrittenMethod method = written(called, type, bootstrap, bootstrapArguments);
                if (method == null) {
                    super.visitInvokeDynamicInsn(called, type, bootstrap, bootstrapArguments);
                } else {
                    written.add(method);
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method.name(), method.descriptor(), isInterface);
                }
            }
        };
    }

    @Override
    public void visitEnd() {
        for (WrittenMethod method : written) {
            method.writeTo(cv);
        }
        super.visitEnd();
    }

    /** Returns the method that stands for a call site; null when the call site stays. */
    private WrittenMethod written(String called, String type, Handle bootstrap, Object... arguments) {
        String maker = bootstrap.getOwner() + "." + bootstrap.getName();
        if (maker.equals("java/lang/runtime/SwitchBootstraps.typeSwitch") && TypeSwitch.fits(arguments)) {
            return new TypeSwitch("typeSwitch$" + written.size(), List.of(arguments));
        }
        if (maker.equals("java/lang/runtime/ObjectMethods.bootstrap")) {
            return RecordMethod.of(called, type, owner, arguments);
        }
        return null;
    }
}
