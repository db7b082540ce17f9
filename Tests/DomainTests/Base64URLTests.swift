import Domain
import TestSupport
import Testing

@Suite struct Base64URLTests {
    /// RFC 4648, section 10, without padding, and the two letters in which section 5 differs.
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"), ("~~~???", "fn5-Pz8_"),
    ])
    func theVectorsOfTheStandardHold(plain: String, encoded: String) {
        #expect(Base64URL.encode(Array(plain.utf8)) == encoded)
        #expect(Base64URL.decode(encoded) == Array(plain.utf8))
    }

    @Test func randomBytesReadBackAsTheyWere() {
        var generator = SeededGenerator(seed: 65)
        for length in 0..<300 {
            let bytes = (0..<length).map { _ in generator.next() as UInt8 }
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
    }

    @Test(arguments: ["Z", "Zg=", "Zg==", "Zm+v", "Zm/v", "Zm9v\n", "Zh", "Zm9", "../x", "Zm9vé", "Zm9v\u{0}"])
    func whatIsNotWrittenIsNotRead(_ text: String) { #expect(Base64URL.decode(text) == nil) }
}
