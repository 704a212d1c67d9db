/** What people with bad intentions send, and how to see that it did nothing. */
package org.runportal.it.hostile;
