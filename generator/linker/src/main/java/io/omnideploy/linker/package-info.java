/** Makes the jar of the distribution at build time. */
package io.omnideploy.linker;
