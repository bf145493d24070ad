/** In which groups members are, as far as the archive needs it: to know who may read what. */
@NullMarked
package no.saksgang.minutesservice.directory;

import org.jspecify.annotations.NullMarked;
