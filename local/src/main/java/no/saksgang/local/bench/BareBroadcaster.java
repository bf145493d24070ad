package no.saksgang.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The floor of all streams: writes what comes from Kafka to whoever is connected, the same bytes to
 * each, and neither reads what they ask for nor cares what becomes of it. A process of its own, as
 * what it is compared with: {@code BareBroadcaster <kafka> <topic> <bytes>}.
 */
final class BareBroadcaster {
    private static final int WAITING = 1_000;

    private BareBroadcaster() {}

    /** Prints {@code ready <port>} when it takes connections and hears what is said. */
    public static void main(String[] args) throws IOException {
        var connections = new CopyOnWriteArrayList<SocketChannel>();
        var server =
                ServerSocketChannel.open()
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WAITING);
        Thread.ofPlatform().daemon().start(() -> take(server, connections));
        var event =
                ("data: {" + "x".repeat(Integer.parseInt(args[2]) - 10) + "}\n\n")
                        .getBytes(StandardCharsets.US_ASCII);
        var bytes = ByteBuffer.allocateDirect(event.length).put(event);
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                args[0],
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(args[1]).stream()
                            .map(it -> new TopicPartition(args[1], it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            System.out.println("ready " + ((InetSocketAddress) server.getLocalAddress()).getPort());
            while (true) {
                for (var _ : consumer.poll(Duration.ofSeconds(1))) {
                    tell(connections, bytes);
                }
            }
        }
    }

    private static void take(ServerSocketChannel server, List<SocketChannel> connections) {
        try {
            while (true) {
                var connection = server.accept();
                connection.write(
                        ByteBuffer.wrap("retry: 1\n\n".getBytes(StandardCharsets.US_ASCII)));
                connection.configureBlocking(false);
                connections.add(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(List<SocketChannel> connections, ByteBuffer bytes) throws IOException {
        for (var connection : connections) {
            connection.write(bytes.rewind());
        }
    }
}
