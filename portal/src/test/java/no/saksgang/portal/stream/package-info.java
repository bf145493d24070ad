@NullMarked
package no.saksgang.portal.stream;

import org.jspecify.annotations.NullMarked;
