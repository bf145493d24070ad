/**
 * What members have chosen by the link in their mail: in which language, which mail, and whether
 * announcements come one by one or once a day. It wins over the directory.
 */
@NullMarked
package no.saksgang.notificationservice.preference;

import org.jspecify.annotations.NullMarked;
