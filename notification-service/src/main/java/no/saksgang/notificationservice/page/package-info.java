/** How the pages look and travel that members open from their mail, without a login. */
@NullMarked
package no.saksgang.notificationservice.page;

import org.jspecify.annotations.NullMarked;
