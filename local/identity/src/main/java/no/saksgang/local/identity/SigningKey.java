package no.saksgang.local.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The key that tokens are signed with. It is made when it is first needed and kept, so that a
 * provider that is started again does not log everybody out.
 */
@Component
class SigningKey implements JWKSource<SecurityContext> {
    // Any OpenID Connect client reads RS256 without being told.
    private static final int BITS = 2048;

    private final Path file;
    private @Nullable JWKSet key;

    SigningKey(IdentitySettings settings) {
        file = settings.folder().resolve("signing-key.json");
    }

    @Override
    public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context) {
        return wanted.select(key());
    }

    private synchronized JWKSet key() {
        if (key == null) {
            key = new JWKSet(Files.exists(file) ? read() : made());
        }
        return key;
    }

    private RSAKey read() {
        try {
            return RSAKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(
                    file + " is no key. Remove it: another is made, and everybody logs in again.",
                    e);
        }
    }

    private RSAKey made() {
        try {
            var made =
                    new RSAKeyGenerator(BITS)
                            .keyID(UUID.randomUUID().toString())
                            .keyUse(KeyUse.SIGNATURE)
                            .generate();
            Files.createDirectories(file.getParent());
            // Whole or not at all, and never readable by others.
            var half = Files.createTempFile(file.getParent(), "signing-key", ".new", forUsAlone());
            Files.writeString(half, made.toJSONString());
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException("no RSA in this JDK", e);
        }
    }

    private static FileAttribute<?>[] forUsAlone() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
