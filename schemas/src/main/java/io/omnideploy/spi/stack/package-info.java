/** Stacks that a platform makes of templates and keeps account of by itself. */
package io.omnideploy.spi.stack;
