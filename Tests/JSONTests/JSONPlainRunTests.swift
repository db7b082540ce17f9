import JSON
import Testing

@Suite struct JSONPlainRunTests {
    private func end(_ bytes: [UInt8], from start: Int = 0) -> Int {
        bytes.withUnsafeBytes { JSONPlainRun.end(in: $0, from: start) }
    }

    @Test(arguments: UInt8.min...UInt8.max)
    func onlyWhatMustBeEscapedEndsARun(byte: UInt8) {
        let isEscaped = byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        for place in 0..<20 {
            var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 20)
            bytes[place] = byte
            #expect(end(bytes) == (isEscaped ? place : 20))
        }
    }

    @Test func theFirstOfSeveralEndsTheRun() {
        #expect(end(Array(#"abcdefghij"k\l"#.utf8)) == 10)
        #expect(end(Array(#"abcdefghij"k\l"#.utf8), from: 11) == 12)
    }

    @Test func neighboursDoNotHideOneAnother() {
        // A borrow in the arithmetic on eight bytes reaches the byte after; it must never excuse or accuse one wrongly.
        let bytes: [UInt8] = [0x80, 0x20, 0x21, 0x23, 0xff, 0x5b, 0x5d, 0xa2, 0x1f]
        #expect(end(bytes) == 8)
        #expect(end(bytes.reversed()) == 0)
        #expect(end([0x20, 0x1f] + [UInt8](repeating: 0x20, count: 6)) == 1)
    }

    @Test func anEmptyRunEndsWhereItBegins() {
        #expect(end([]) == 0)
        #expect(end([UInt8(ascii: "a")], from: 1) == 1)
    }
}
