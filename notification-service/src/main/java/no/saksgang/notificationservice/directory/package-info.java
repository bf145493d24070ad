/** Who is who, as the directory topic says: the only place here where addresses lie. */
@NullMarked
package no.saksgang.notificationservice.directory;

import org.jspecify.annotations.NullMarked;
