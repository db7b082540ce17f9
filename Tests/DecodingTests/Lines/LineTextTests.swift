import Decoding
import JSON
import TestSupport
import Testing

@Suite struct LineTextTests {
    @Test(arguments: [
        (#""""#, ""),
        (#""plain é€😀""#, "plain é€😀"),
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (#""a\nb\nc""#, "a\nb\nc"),
        (#""\u0041\u00e9\u20AC\ud83d\ude00""#, "Aé€😀"),
        (#""\u0000""#, "\0"),
        (#""\ud83d""#, "\u{fffd}"),
        (#""\ude00x""#, "\u{fffd}x"),
        (#""\ud83d\u0041""#, "\u{fffd}A"),
        (#""\ud83d\n""#, "\u{fffd}\n"),
    ])
    func escapesBecomeWhatTheyStandFor(line: String, expected: String) throws {
        #expect(try string(line) == expected)
        #expect(try JSONReader.read(line) == .string(expected))
    }

    @Test(arguments: [#""\q""#, #""\u12""#, #""a\u12g4b""#, #""\U0041""#])
    func whatIsNoEscapeStaysAsItStands(line: String) throws {
        #expect(try string(line) == String(line.dropFirst().dropLast()))
    }

    @Test func anyTextComesBackAsItWas() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            let scalars = (0..<Int.random(in: 0...60, using: &random)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0...(Bool.random(using: &random) ? 0x7f : 0x2_ffff), using: &random))
            }
            let text = String(String.UnicodeScalarView(scalars))
            #expect(try string(JSONWriter.text(.string(text))) == text)
        }
    }

    private func string(_ line: String) throws -> String? {
        let parser = LineParser()
        return try withExtendedLifetime(parser) {
            try Array(line.utf8).withUnsafeBytes { try parser.read($0).string }
        }
    }
}
