package uk.coregroups.gateway.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a call comes from, as it is counted. */
public final class Origin {

  /** A host is given a whole /64 and may choose in it: RFC 4291, 2.5.4, and RFC 8981. */
  private static final int NETWORK_BYTES = 8;

  private Origin() {}

  /** An IPv4 address as it is, an IPv6 address by the network of its host. */
  public static String of(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)) + "/64"
          : address;
    } catch (IllegalArgumentException e) {
      return address; // no address of a network, so it stands for itself
    }
  }
}
