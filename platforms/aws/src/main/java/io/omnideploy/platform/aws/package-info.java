/** The live side of AWS. */
package io.omnideploy.platform.aws;
