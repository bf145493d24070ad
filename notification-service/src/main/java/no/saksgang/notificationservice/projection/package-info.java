/** How what was heard of others is kept. */
@NullMarked
package no.saksgang.notificationservice.projection;

import org.jspecify.annotations.NullMarked;
