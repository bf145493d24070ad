/** The page at port 9000: the parts, the doors, the mail that arrived, and the clock. */
@NullMarked
package no.saksgang.local.page;

import org.jspecify.annotations.NullMarked;
