import JSON
import Testing

@Suite struct JSONEscapeTests {
    private func escaped(_ text: [UInt8]) -> String {
        var bytes: [UInt8] = []
        text.withUnsafeBytes { JSONEscape.append($0, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func controlCharactersHaveTheEscapesOfECMAScript() {
        let short: [UInt8: String] = [8: #"\b"#, 9: #"\t"#, 10: #"\n"#, 12: #"\f"#, 13: #"\r"#]
        for byte in UInt8(0)..<0x20 {
            let digits = String(byte, radix: 16)
            let long = #"\u00"# + (byte < 16 ? "0" : "") + digits
            #expect(escaped([byte]) == "\"\(short[byte] ?? long)\"")
        }
    }

    @Test func runsBetweenEscapesAreKept() {
        #expect(escaped(Array("a\"b\\\\c\n".utf8)) == #""a\"b\\\\c\n""#)
        #expect(escaped([]) == #""""#)
        #expect(escaped(Array("日本語 and a longer tail".utf8)) == "\"日本語 and a longer tail\"")
    }

    @Test func everyEscapeReadsBack() throws {
        let all = String(String.UnicodeScalarView((0..<0x300).compactMap(Unicode.Scalar.init(_:))))
        #expect(try JSONReader.read(escaped(Array(all.utf8))) == .string(all))
    }
}
