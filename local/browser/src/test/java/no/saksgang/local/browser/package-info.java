/** The pages of the whole suite, as people meet them in a browser. */
@NullMarked
package no.saksgang.local.browser;

import org.jspecify.annotations.NullMarked;
