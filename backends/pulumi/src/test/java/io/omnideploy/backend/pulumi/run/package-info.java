/** Tests of what runs programs. */
package io.omnideploy.backend.pulumi.run;
