/** The preparation of an account: what a deployer may do, and who that is. */
package io.omnideploy.platform.aws.account;
