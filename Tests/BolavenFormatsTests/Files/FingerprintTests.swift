import BolavenFormats
import Testing

/// The examples of FIPS 180-4: NIST (2001), *Secure Hash Standard*, example values for SHA-256.
@Suite struct FingerprintTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func agreesWithTheStandard(_ example: (text: String, digits: String)) {
    #expect(Fingerprint.sha256(Array(example.text.utf8)) == example.digits)
    let bytes = Fingerprint.digest(Array(example.text.utf8))
    #expect(bytes.count == 32 && bytes.first == UInt8(example.digits.prefix(2), radix: 16))
  }

  @Test func aMillionLetters() {
    let bytes = [UInt8](repeating: 97, count: 1_000_000)
    #expect(Fingerprint.sha256(bytes) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}
