/** What every target on AWS says alike: the region and account, tags, roles' rights, secrets that lie in AWS. */
package io.omnideploy.spi.expand.aws;
