package io.omnideploy.linker;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What {@link Class#forName(String)} does for a class that is not there, without looking. */
record AbsentClass(String name) implements WrittenMethod {
    static final String DESCRIPTOR = "(Ljava/lang/String;)Ljava/lang/Class;";

    private static final String THROWN = "java/lang/ClassNotFoundException";

    @Override
    public String descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public void writeTo(ClassVisitor type) {
        MethodVisitor code = type.visitMethod(ACCESS, name, DESCRIPTOR, null, new String[] {THROWN});
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, THROWN);
        code.visitInsn(Opcodes.DUP);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, THROWN, "<init>", "(Ljava/lang/String;)V", false);
        code.visitInsn(Opcodes.ATHROW);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
