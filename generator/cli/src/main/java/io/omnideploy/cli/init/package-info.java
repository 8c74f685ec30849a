/** The first description of an application, made from what is there and what a person says. */
package io.omnideploy.cli.init;
