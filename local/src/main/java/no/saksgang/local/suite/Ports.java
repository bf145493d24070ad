package no.saksgang.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which port each part listens on. */
public final class Ports {
    /** Set to {@code free}: any ports that are free, so that several suites can run at once. */
    public static final String SETTING = "SAKSGANG_PORTS";

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = numbers;
    }

    /**
     * The standard ports, moved as the environment says.
     *
     * @throws SettingIsWrong if it says something that is not a port, or one port twice
     */
    public static Ports from(Map<String, String> environment) {
        var mode = environment.getOrDefault(SETTING, "");
        if (!mode.isEmpty() && !mode.equals("free")) {
            throw new SettingIsWrong(SETTING, mode, "is either not set or 'free'");
        }
        var numbers = mode.equals("free") ? free().numbers : standard();
        var seen = new java.util.HashMap<Integer, Port>();
        for (var port : Port.values()) {
            var said = environment.get(port.setting());
            if (said != null && !said.isBlank()) {
                numbers.put(port, number(port, said.strip()));
            }
            var other = seen.put(numbers.get(port), port);
            if (other != null) {
                throw new SettingIsWrong(
                        port.setting(), "" + numbers.get(port), "is taken by " + other.setting());
            }
        }
        return new Ports(numbers);
    }

    /** Ports that nobody listens on just now, each another one. */
    public static Ports free() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (var port : Port.values()) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                numbers.put(port, socket.getLocalPort());
            }
            for (var socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Ports(numbers);
    }

    public int of(Port port) {
        return numbers.getOrDefault(port, port.standard());
    }

    private static Map<Port, Integer> standard() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            numbers.put(port, port.standard());
        }
        return numbers;
    }

    private static int number(Port port, String said) {
        try {
            var number = Integer.parseInt(said);
            if (number > 0 && number < 65_536) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, with what it should have been
        }
        throw new SettingIsWrong(port.setting(), said, "is a port, from 1 to 65535");
    }
}
