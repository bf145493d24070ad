package no.saksgang.local.player;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** The groups in which the services listen. */
record ConsumerGroups(String bootstrapServers) {
    static ConsumerGroups at(String bootstrapServers) {
        return new ConsumerGroups(bootstrapServers);
    }

    /** Has every group read all it listens to once more. None may be listening now. */
    void goToTheStart() throws ExecutionException, InterruptedException {
        try (var admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                (Object) bootstrapServers))) {
            for (var group : admin.listGroups().all().get()) {
                var places =
                        admin.listConsumerGroupOffsets(group.groupId())
                                .partitionsToOffsetAndMetadata()
                                .get();
                admin.alterConsumerGroupOffsets(
                                group.groupId(),
                                places.keySet().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        it -> it, _ -> new OffsetAndMetadata(0))))
                        .all()
                        .get();
            }
        }
    }
}
