/** What the portal does when its vendor fails, one cell for every fault, copy and format. */
package org.runportal.it.faults;
