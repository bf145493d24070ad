package no.saksgang.local.store;

import java.util.Iterator;
import java.util.List;

/** An index as a query sees it: keys in order, each leading to a document's place. */
interface Lookup {

    /**
     * The indexed fields, in order; an entry is their keys one after the other, then {@code _id}'s.
     */
    List<String> fields();

    /** Whether some document stands here more than once, because a field is or was an array. */
    boolean isMultikey();

    /** Whether documents that have none of the fields are left out. */
    boolean leavesOut();

    /** The places of all entries from {@code from}, inclusive, to {@code to}, exclusive. */
    Iterator<Key> places(Key from, Key to, boolean descending);
}
