/** Papers that lie with us: taken in, and opened by who may. */
@NullMarked
package no.saksgang.portal.paper;

import org.jspecify.annotations.NullMarked;
