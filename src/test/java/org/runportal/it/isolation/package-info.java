/**
 * The proof that no tenant sees anything of another: five of them, three public and two for a group
 * each, with the same run ids and run numbers but words of their own in everything Tallyfy says;
 * every address, every trick with a path and every disguise of a request, asked from many sides at
 * once, while the vendor fails now and then, and across a restart.
 */
package org.runportal.it.isolation;
