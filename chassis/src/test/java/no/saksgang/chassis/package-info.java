/** The chassis under test, as the services use it. */
@NullMarked
package no.saksgang.chassis;

import org.jspecify.annotations.NullMarked;
