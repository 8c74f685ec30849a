package io.omnideploy.linker;

import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What {@link java.lang.runtime.SwitchBootstraps#typeSwitch} links: the index of the first label, from the one to restart at on,
 * that a value fits; their number when none does; -1 for null.
 *
 * @param labels classes and texts
 */
record TypeSwitch(String name, List<Object> labels) implements WrittenMethod {
    /** Tells whether all labels are of the kinds that are written here; enum constants and numbers are not. */
    static boolean fits(Object... labels) {
        for (Object label : labels) {
            boolean known = label instanceof String || (label instanceof Type type && type.getSort() >= Type.ARRAY);
            if (!known) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String descriptor() {
        return "(Ljava/lang/Object;I)I";
    }

    @Override
    public void writeTo(ClassVisitor type) {
        MethodVisitor code = type.visitMethod(ACCESS, name, descriptor(), null, null);
        code.visitCode();
        Label next = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitJumpInsn(Opcodes.IFNONNULL, next);
        answer(code, -1);
        for (int index = 0; index < labels.size(); index++) {
            code.visitLabel(next);
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            next = new Label();
            if (index > 0) {
                code.visitVarInsn(Opcodes.ILOAD, 1);
                push(code, index);
                code.visitJumpInsn(Opcodes.IF_ICMPGT, next);
            } else {
                // Restarting at 0 is the first try.
                code.visitVarInsn(Opcodes.ILOAD, 1);
                code.visitJumpInsn(Opcodes.IFGT, next);
            }
            test(code, labels.get(index));
            code.visitJumpInsn(Opcodes.IFEQ, next);
            answer(code, index);
        }
        code.visitLabel(next);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        answer(code, labels.size());
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void test(MethodVisitor code, Object label) {
        if (label instanceof Type type) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitTypeInsn(Opcodes.INSTANCEOF, type.getInternalName());
        } else {
            code.visitLdcInsn(label);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "equals", "(Ljava/lang/Object;)Z", false);
        }
    }

    private static void answer(MethodVisitor code, int index) {
        push(code, index);
        code.visitInsn(Opcodes.IRETURN);
    }

    private static void push(MethodVisitor code, int number) {
        if (number >= -1 && number <= 5) {
            code.visitInsn(Opcodes.ICONST_0 + number);
        } else {
            code.visitIntInsn(Opcodes.SIPUSH, number);
        }
    }
}
