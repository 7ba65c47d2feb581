package network.conet.chainaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.WalletUtils;

class KeystoreTest {
  private static final String SECRET_OF_VECTORS =
      "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d";

  /** The two vectors of the Web3 secret storage definition; their password is "testpassword". */
  private static final String PBKDF2 =
      """
      {"crypto":{"cipher":"aes-128-ctr",
        "cipherparams":{"iv":"6087dab2f9fdbbfaddc31a909735c1e6"},
        "ciphertext":"5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
        "kdf":"pbkdf2","kdfparams":{"c":262144,"dklen":32,"prf":"hmac-sha256",
          "salt":"ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"},
        "mac":"517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"},
       "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}
      """;

  private static final String SCRYPT =
      """
      {"crypto":{"cipher":"aes-128-ctr",
        "cipherparams":{"iv":"83dbcc02d8ccb40e466191a123791e0e"},
        "ciphertext":"d172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c",
        "kdf":"scrypt","kdfparams":{"dklen":32,"n":262144,"r":1,"p":8,
          "salt":"ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19"},
        "mac":"2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097"},
       "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}
      """;

  @TempDir Path folder;

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("brought.json"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {PBKDF2, SCRYPT})
  void opensTheFormatsOwnVectors(String vector) throws IOException {
    SigningKey key = Keystore.read(written(vector), Password.of("testpassword"));
    assertThat(key.secretNumber().toString(16)).isEqualTo(SECRET_OF_VECTORS);
    assertThatThrownBy(() -> Keystore.read(written(vector), Password.of("testpasswor")))
        .hasMessageContaining("the password is another");
  }

  @Test
  void opensOneWithCapitalsPrefixesALongerKeyAndWithoutThePrf() throws IOException {
    String brought =
        PBKDF2
            .replace(
                "{\"crypto\"",
                "{\"address\":\"0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b\",\"Crypto\"")
            .replace("\"prf\":\"hmac-sha256\",", "")
            .replace("\"dklen\":32", "\"dklen\":64")
            .replace("\"517ead924a9d0dc3", "\"0x517EAD924a9d0dc3");
    assertThat(Keystore.read(written(brought), Password.of("testpassword")).address().hex())
        .isEqualTo("0x008aeeda4d805471df9b2a5b0f38a0c3bcba786b");
  }

  @Test
  void refusesOneThatNamesAnotherAccount() throws IOException {
    Path file =
        written(
            PBKDF2.replace(
                "{\"crypto\"",
                "{\"address\":\"0000000000000000000000000000000000000001\",\"crypto\""));
    assertThatThrownBy(() -> Keystore.read(file, Password.of("testpassword")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x0000000000000000000000000000000000000001")
        .hasMessageContaining("0x008aeeda4d805471df9b2a5b0f38a0c3bcba786b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "n":262144     | "n":8388608    | too much memory
          "n":262144     | "n":33554432   | too much memory
          "p":8          | "p":1000000    | too much time
          "n":262144     | "n":262143     | scrypt parameters
          "n":262144     | "n":-1         | scrypt parameters
          "n":262144     | "n":0          | scrypt parameters
          "r":1          | "r":0          | scrypt parameters
          "n":262144     | "n":1e5        | no whole number 'n'
          "n":262144     | "n":4294967298 | no whole number 'n'
          "n":262144,"r":1,"p":8 | "n":1048576,"r":4,"p":1 | asks for 512 MiB, more than
          "p":8,         | "q":8,         | no whole number 'p'
          "dklen":32     | "dklen":16     | shorter than 32
          "scrypt"       | "bcrypt"       | neither scrypt nor pbkdf2
          "aes-128-ctr"  | "aes-256-gcm"  | aes-128-ctr
          "version":3    | "version":1    | version 3
          "salt":"ab     | "salt":"zz     | 'salt' is not hexadecimal
          "mac"          | "mak"          | has no 'mac'
          "iv":"83dbcc   | "iv":"         | cannot open
          """)
  void saysWhyItRefuses(String part, String instead, String reason) throws IOException {
    assertThat(SCRYPT).contains(part);
    Path file = written(SCRYPT.replace(part, instead));
    assertThatThrownBy(() -> Keystore.read(file, Password.of("testpassword")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("brought.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "0x1234", "{\"version\":3}"})
  void refusesWhatIsNoKeystore(String text) throws IOException {
    Path file = written(text);
    assertThatThrownBy(() -> Keystore.read(file, Password.of("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("brought.json");
  }

  @Test
  void refusesAPbkdf2ThatWouldTakeForEver() throws IOException {
    Path file = written(PBKDF2.replace("262144", "2000000000"));
    assertThatThrownBy(() -> Keystore.read(file, Password.of("x")))
        .hasMessageContaining("too much time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" leading", "trailing ", "trailing\t", "  ", "", "two\nlines", "e\n\n", "ünïcode"})
  void aPasswordFileIsThePasswordButForOneLineEnd(String password) throws IOException {
    SigningKey key = SigningKey.generate(new SecureRandom());
    Path file = folder.resolve("key.json");
    Keystore.write(key, file, Password.of(password));
    for (String lineEnd : new String[] {"\n", "\r\n"}) {
      Path inFile = Files.writeString(folder.resolve("password"), password + lineEnd);
      assertThat(Keystore.read(file, inFile).address()).isEqualTo(key.address());
    }
    if (!password.endsWith("\n")) {
      Path bare = Files.writeString(folder.resolve("password"), password);
      assertThat(Keystore.read(file, bare).address()).isEqualTo(key.address());
    }
    assertThatThrownBy(() -> Keystore.read(file, Password.of(password + " ")))
        .hasMessageContaining("the password is another");
  }

  @Test
  void aPasswordThatIsNoTextStaysAsItsBytes() throws IOException {
    byte[] latin1 = "pässword".getBytes(StandardCharsets.ISO_8859_1);
    Path password = Files.write(folder.resolve("password"), latin1);
    SigningKey key = SigningKey.generate(new SecureRandom());
    Path file = folder.resolve("key.json");
    Keystore.write(key, file, Password.in(password));
    assertThat(Keystore.read(file, password).address()).isEqualTo(key.address());
    assertThatThrownBy(() -> Password.in(password).text()).hasMessageContaining("UTF-8");
    assertThat(Password.in(password).toString()).isEqualTo("a password");
    assertThatThrownBy(() -> Password.in(folder.resolve("none")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none");
  }

  @Test
  void aKeyComesBackFromItsKeystoreOnlyWithItsPassword() throws IOException {
    SigningKey key = SigningKey.generate(new SecureRandom());
    Path file = folder.resolve("key.json");
    Keystore.write(key, file, Password.of("correct horse"));
    assertThat(Keystore.read(file, Password.of("correct horse")).address())
        .isEqualTo(key.address());
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    assertThat(Files.readString(file)).doesNotContain(key.secretNumber().toString(16));
    assertThat(key.toString()).isEqualTo("key of " + key.address());
    assertThatThrownBy(() -> Keystore.read(file, Password.of("wrong")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Keystore.write(key, file, Password.of("other")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void walletsReadOurKeystoreAndWeReadTheirs() throws Exception {
    SigningKey key = SigningKey.generate(new SecureRandom());
    Path ours = folder.resolve("ours.json");
    Keystore.write(key, ours, Password.of("pass"));
    assertThat(WalletUtils.loadCredentials("pass", ours.toFile()).getAddress())
        .isEqualTo(key.address().hex());
    for (boolean strong : new boolean[] {false, true}) {
      String theirs =
          WalletUtils.generateWalletFile(
              "pass", ECKeyPair.create(key.secretNumber()), folder.toFile(), strong);
      assertThat(Keystore.read(folder.resolve(theirs), Password.of("pass")).address())
          .isEqualTo(key.address());
    }
  }
}
