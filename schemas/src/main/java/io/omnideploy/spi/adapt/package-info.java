/** What adapters of foreign formats share: a ledger, and small typed views on what is read and what is made. */
package io.omnideploy.spi.adapt;
