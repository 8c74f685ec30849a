/** The ledger: what became of each line that a person wrote. */
package io.omnideploy.engine.account;
