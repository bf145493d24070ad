package no.saksgang.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * How documents lie in the file: by the key of their {@code _id}, as the BSON bytes that came in.
 * Bytes that are never changed, only replaced, are what makes every read a copy, and a commit a
 * plain copying of bytes.
 */
final class Stored {

    private Stored() {}

    static MVMap<Key, byte[]> documents(MVStore store, String name) {
        return store.openMap(
                name,
                new MVMap.Builder<Key, byte[]>().keyType(new KeyType()).valueType(new BytesType()));
    }

    static byte[] encode(Document document) {
        var buffer = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, buffer);
        return ByteBufUtil.getBytes(buffer);
    }

    static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    private static byte[] readBytes(ByteBuffer buffer) {
        var bytes = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bytes);
        return bytes;
    }

    private static final class KeyType extends BasicDataType<Key> {
        @Override
        public int getMemory(Key key) {
            return 40 + key.bytes().length;
        }

        @Override
        public int compare(Key a, Key b) {
            return a.compareTo(b);
        }

        @Override
        public void write(WriteBuffer buffer, Key key) {
            buffer.putVarInt(key.bytes().length).put(key.bytes());
        }

        @Override
        public Key read(ByteBuffer buffer) {
            return new Key(readBytes(buffer));
        }

        @Override
        public Key[] createStorage(int size) {
            return new Key[size];
        }
    }

    private static final class BytesType extends BasicDataType<byte[]> {
        @Override
        public int getMemory(byte[] bytes) {
            return 24 + bytes.length;
        }

        @Override
        public int compare(byte[] a, byte[] b) {
            return Arrays.compareUnsigned(a, b);
        }

        @Override
        public void write(WriteBuffer buffer, byte[] bytes) {
            buffer.putVarInt(bytes.length).put(bytes);
        }

        @Override
        public byte[] read(ByteBuffer buffer) {
            return readBytes(buffer);
        }

        @Override
        public byte[][] createStorage(int size) {
            return new byte[size][];
        }
    }
}
