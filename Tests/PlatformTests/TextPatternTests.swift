import Platform
import Testing

@Suite struct TextPatternTests {
    private func isFound(_ pattern: String, in text: [UInt8], ignoresCase: Bool = false) throws -> Bool {
        let pattern = try TextPattern(pattern, ignoresCase: ignoresCase)
        return text.withUnsafeBytes { pattern.isFound(in: $0) }
    }

    private func isFound(_ pattern: String, in text: String, ignoresCase: Bool = false) throws -> Bool {
        try isFound(pattern, in: Array(text.utf8), ignoresCase: ignoresCase)
    }

    @Test(arguments: [
        ("err", "an error", true), ("^err", "an error", false), ("(a|b)+c$", "xababc", true), ("[0-9]{3}", "12", false),
        ("", "", true), ("x", "", false), ("é", "café", true), ("a.c", "abc", true),
    ])
    func patternsAreFound(pattern: String, text: String, isExpected: Bool) throws {
        #expect(try isFound(pattern, in: text) == isExpected)
    }

    @Test func caseCountsUnlessItIsToBeIgnored() throws {
        #expect(try !isFound("error", in: "ERROR"))
        #expect(try isFound("error", in: "ERROR", ignoresCase: true))
    }

    @Test func bytesBehindNulAndBytesThatAreNoTextAreSearched() throws {
        #expect(try isFound("end$", in: [0xff, 0x00, 0x65, 0x6e, 0x64]))
    }

    @Test func onlyTheGivenBytesAreSearched() throws {
        let pattern = try TextPattern("b")
        Array("ab".utf8).withUnsafeBytes { #expect(!pattern.isFound(in: UnsafeRawBufferPointer(rebasing: $0[..<1]))) }
    }

    @Test(arguments: ["(", "[a", "a{2,1}", "*\u{0}"])
    func whatIsNoPatternIsRefusedWithAReason(text: String) {
        #expect {
            _ = try TextPattern(text)
        } throws: { error in
            (error as? TextPattern.Fault).map { !$0.reason.isEmpty } ?? false
        }
    }
}
