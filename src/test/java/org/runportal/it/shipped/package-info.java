/** What leaves the build: the archive, the list of what it is made of, and the image. */
package org.runportal.it.shipped;
