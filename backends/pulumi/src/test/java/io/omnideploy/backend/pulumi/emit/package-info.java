/** Tests of what writes programs. */
package io.omnideploy.backend.pulumi.emit;
