package network.conet.chainaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.crypto.generators.SCrypt;

class ScryptPropertyTest {
  /** RFC 7914, section 12. */
  @Example
  void givesTheVectorsOfTheRfc() {
    assertThat(hex("", "", new Scrypt(16, 1, 1)))
        .startsWith("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442")
        .endsWith("fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
    assertThat(hex("pleaseletmein", "SodiumChloride", new Scrypt(16384, 8, 1)))
        .startsWith("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2");
  }

  @Property(tries = 50)
  void agreesWithAnotherWhereThatOneTakesTheParameters(
      @ForAll @Size(max = 40) byte[] salt,
      @ForAll String password,
      @ForAll @IntRange(min = 1, max = 8) int logN,
      @ForAll @IntRange(min = 1, max = 9) int r,
      @ForAll @IntRange(min = 1, max = 5) int p) {
    byte[] bytes = Password.of(password).bytes();
    assertThat(new Scrypt(1 << logN, r, p).derive(Password.of(password), salt, 32))
        .isEqualTo(SCrypt.generate(bytes, salt, 1 << logN, r, p, 32));
  }

  private static String hex(String password, String salt, Scrypt scrypt) {
    return HexFormat.of()
        .formatHex(scrypt.derive(Password.of(password), salt.getBytes(StandardCharsets.UTF_8), 64));
  }
}
