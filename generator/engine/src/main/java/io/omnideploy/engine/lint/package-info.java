/** Advice about descriptions that are right and could be better; {@code docs/lint.md} has a section for each code. */
package io.omnideploy.engine.lint;
