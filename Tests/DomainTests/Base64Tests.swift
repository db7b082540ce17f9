import Domain
import TestSupport
import Testing

@Suite struct Base64Tests {
    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func theVectorsOfTheStandardHold(plain: String, encoded: String) {
        #expect(Base64.encode(Array(plain.utf8)) == encoded)
        #expect(Base64.decode(encoded) == Array(plain.utf8))
    }

    @Test func everyLetterIsReadAndWritten() throws {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        let bytes = try #require(Base64.decode(letters))
        #expect(bytes.prefix(6) == [0x00, 0x10, 0x83, 0x10, 0x51, 0x87])
        #expect(Base64.encode(bytes) == letters)
    }

    @Test func randomBytesReadBackAsTheyWere() {
        var generator = SeededGenerator(seed: 64)
        for length in 0..<300 {
            let bytes = (0..<length).map { _ in generator.next() as UInt8 }
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "=", "====", "Zg==Zg==", "Zm9v\n", "Zm 9v", "Zm-_", "Zh==", "Zm9=", "Z===", "Zm9vé",
    ])
    func whatIsNotWrittenIsNotRead(_ text: String) { #expect(Base64.decode(text) == nil) }
}
