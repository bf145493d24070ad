package no.saksgang.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.h2.mvstore.MVStore;

/** The commands: the library's, each write answered when it is durable. */
final class StoreBackend extends H2Backend {

    private static final Set<String> READING =
            Set.of(
                    "find",
                    "getmore",
                    "killcursors",
                    "aggregate",
                    "count",
                    "distinct",
                    "ismaster",
                    "hello",
                    "ping",
                    "buildinfo",
                    "serverstatus",
                    "whatsmyuri",
                    "listcollections",
                    "listindexes",
                    "listdatabases",
                    "collstats",
                    "dbstats",
                    "endsessions",
                    "getlog",
                    "hostinfo",
                    "connectionstatus",
                    "getlasterror");

    private final LongAdder examined;
    private final GroupCommit commits;

    StoreBackend(MVStore store) {
        // The constructor above opens the databases that the file has, and counts what it looks at.
        examined = new LongAdder();
        commits = new GroupCommit(store);
        super(store, Clock.systemUTC());
    }

    LongAdder examined() {
        return examined;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoreDatabase(name, getCursorRegistry(), getMvStore(), examined);
    }

    @Override
    public Document handleCommand(
            Channel channel, String database, String command, Document query) {
        var name = command.toLowerCase(Locale.ROOT);
        if (name.equals("hello") || name.equals("ismaster")) {
            return hello(channel, database);
        }
        var writes = !READING.contains(name);
        try {
            return super.handleCommand(channel, database, command, query);
        } finally {
            if (writes) {
                commits.await();
            }
        }
    }

    private Document hello(Channel channel, String database) {
        var answer = super.handleCommand(channel, database, "ismaster", new Document());
        answer.put("isWritablePrimary", true);
        answer.put("helloOk", true);
        answer.put("readOnly", false);
        Utils.markOkay(answer);
        return answer;
    }
}
