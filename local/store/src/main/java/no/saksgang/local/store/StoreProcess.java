package no.saksgang.local.store;

import java.nio.file.Path;

/**
 * The store as a process: {@code StoreProcess FILE PORT}. Says when it listens; ends on SIGTERM.
 */
public final class StoreProcess {

    private StoreProcess() {}

    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: StoreProcess FILE PORT");
            System.exit(2);
        }
        try {
            var store = EmbeddedStore.onFile(Path.of(args[0]), Integer.parseInt(args[1]));
            var _ =
                    store.failure()
                            .thenAccept(why -> {
                                System.err.println(
                                        "The store's file cannot be written: "
                                                + args[0]
                                                + " ("
                                                + why.getMessage()
                                                + ")");
                                Runtime.getRuntime().halt(1);
                            });
            Runtime.getRuntime().addShutdownHook(new Thread(store::close, "store-close"));
            System.out.println("The store listens on " + store.uri() + " and keeps " + args[0]);
        } catch (CannotOpenStore e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
