package no.saksgang.local.store;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on loopback and speaks MongoDB's protocol. Every request has a virtual thread, because a
 * write waits for its commit: on the library's few network threads those waits would follow one
 * another instead of sharing a commit.
 */
final class WireServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WireServer.class);

    private final MultiThreadIoEventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final AtomicInteger replies = new AtomicInteger();
    private final MongoBackend backend;
    private final Channel listening;

    /** Fails with a {@link java.net.BindException}, unchecked by Netty, if the port is taken. */
    WireServer(MongoBackend backend, InetSocketAddress address) {
        this.backend = backend;
        var server =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel client) {
                                        clients.add(client);
                                        client.pipeline()
                                                .addLast(new MongoWireReplyEncoder())
                                                .addLast(new MongoWireMessageEncoder())
                                                .addLast(new MongoWireProtocolHandler())
                                                .addLast(new Requests());
                                    }
                                });
        try {
            listening = server.bind(address).syncUninterruptibly().channel();
        } catch (RuntimeException e) {
            stopLoops();
            throw e;
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        clients.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        stopLoops();
    }

    private void stopLoops() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }

    private final class Requests extends SimpleChannelInboundHandler<ClientRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext client, ClientRequest request) {
            Thread.ofVirtual()
                    .name("store-request")
                    .start(() -> {
                        var _ = client.writeAndFlush(answer(request), client.voidPromise());
                    });
        }

        private Object answer(ClientRequest request) {
            var header =
                    new MessageHeader(
                            replies.incrementAndGet(), request.getHeader().getRequestID());
            return switch (request) {
                case MongoMessage message ->
                        new MongoMessage(message.getChannel(), header, answer(message));
                // Only a client's first greeting still comes so.
                case MongoQuery query -> new MongoReply(header, List.of(answer(query)), 0);
                default -> throw new IllegalStateException("unknown request: " + request);
            };
        }

        private Document answer(MongoMessage message) {
            return orError(() -> backend.handleMessage(message));
        }

        private Document answer(MongoQuery query) {
            return orError(() -> {
                if (!query.getCollectionName().equals("$cmd")) {
                    throw new MongoServerError(
                            352, "UnsupportedOpQueryCommand", "this query is too old a kind");
                }
                var command = query.getQuery();
                if (command.get("$query") instanceof Document inner) {
                    command = inner;
                }
                var name = command.keySet().iterator().next();
                return backend.handleCommand(
                        query.getChannel(), query.getDatabaseName(), name, command);
            });
        }

        private static Document orError(Supplier<Document> command) {
            try {
                return command.get();
            } catch (MongoServerError e) {
                return error(e.getCode(), e.getCodeName(), e.getMessageWithoutErrorCode());
            } catch (MongoServerException e) {
                var message = e.getMessageWithoutErrorCode();
                // What a client that drops a collection looks for.
                return message.equals("ns not found")
                        ? error(26, "NamespaceNotFound", message)
                        : error(2, "BadValue", message);
            } catch (RuntimeException e) {
                log.error("a command failed", e);
                return error(1, "InternalError", String.valueOf(e.getMessage()));
            }
        }

        private static Document error(int code, String name, String message) {
            return new Document("ok", 0.0)
                    .append("errmsg", message)
                    .append("code", code)
                    .append("codeName", name);
        }

        @Override
        public void channelInactive(ChannelHandlerContext client) throws Exception {
            backend.handleClose(client.channel());
            super.channelInactive(client);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext client, Throwable cause) {
            log.debug("a client is gone", cause);
            var _ = client.close();
        }
    }
}
