package no.saksgang.local.suite;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** The files of a suite, which belong to one suite at a time. */
final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path directory;
    private final FileChannel lock;

    private DataDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Takes the directory for this suite, and makes it if it is not there.
     *
     * @throws SuiteFailed if another suite has it, or it cannot be written
     */
    static DataDirectory take(Path directory) {
        try {
            Files.createDirectories(directory);
            var lock =
                    FileChannel.open(
                            directory.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!isOurs(lock)) {
                lock.close();
                throw new SuiteFailed("Another suite runs on " + directory + "; end it first.");
            }
            // For ./saksgang reset, which asks whether that process still runs.
            var pid = "" + ProcessHandle.current().pid();
            lock.truncate(0).write(ByteBuffer.wrap(pid.getBytes(US_ASCII)));
            return new DataDirectory(directory, lock);
        } catch (IOException e) {
            throw new SuiteFailed("cannot write in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Removes everything in it. */
    void clear() {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(directory) && !file.equals(directory.resolve(LOCK))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the next suite have it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
