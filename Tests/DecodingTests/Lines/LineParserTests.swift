import Decoding
import Glibc
import TestSupport
import Testing

@Suite struct LineParserTests {
    @Test(arguments: [
        ("", DecodingError.emptyLine),
        (" \r\n\t", .emptyLine),
        ("{\"a\":\"b", .torn(offset: 7)),
        ("{\"a\":[1,2", .torn(offset: 9)),
        ("{\"a\"", .torn(offset: 4)),
        ("{\"a\":", .torn(offset: 5)),
        ("{", .torn(offset: 1)),
        ("[tru", .torn(offset: 4)),
        ("[-", .torn(offset: 2)),
        ("[1.5e", .torn(offset: 5)),
        ("[nope", .unexpectedByte(0x6e, offset: 1)),
        ("[1x", .unexpectedByte(0x31, offset: 1)),
        ("[tru ]", .unexpectedByte(0x74, offset: 1)),
        ("{\"a\":1}}", .unexpectedByte(0x7d, offset: 7)),
        ("{\"a\":1} {\"b\":2}", .unexpectedByte(0x7b, offset: 8)),
        ("[1 2]", .unexpectedByte(0x32, offset: 3)),
        ("[1,]", .unexpectedByte(0x5d, offset: 3)),
        ("{\"a\" 1}", .unexpectedByte(0x31, offset: 5)),
        ("{1:2}", .unexpectedByte(0x31, offset: 1)),
        ("{,}", .unexpectedByte(0x2c, offset: 1)),
        ("[}", .unexpectedByte(0x7d, offset: 1)),
        ("{\"a\":1]", .unexpectedByte(0x5d, offset: 6)),
        ("[01]", .unexpectedByte(0x30, offset: 1)),
        ("[1.]", .unexpectedByte(0x31, offset: 1)),
        ("[+1]", .unexpectedByte(0x2b, offset: 1)),
        ("[truth]", .unexpectedByte(0x74, offset: 1)),
        ("[\"a\"b]", .unexpectedByte(0x62, offset: 4)),
        ("[12\"a\"]", .unexpectedByte(0x31, offset: 1)),
        ("plain text", .unexpectedByte(0x70, offset: 0)),
        ("\u{feff}{}", .unexpectedByte(0xef, offset: 0)),
        ("\0\0\0", .unexpectedByte(0, offset: 0)),
        ("[\"a\0b\"]", .controlCharacter(offset: 3)),
        ("[\"\\\\\", \"a\nb\"]", .controlCharacter(offset: 9)),
    ])
    func whatIsNoLineSaysWhere(text: String, expected: DecodingError) {
        #expect(throws: expected) { try reading(text) { _ in } }
    }

    @Test(arguments: [
        ([0x22, 0xff, 0x22], DecodingError.notUTF8(offset: 1)),
        ([0x22, 0xc0, 0x80, 0x22], .notUTF8(offset: 1)),
        ([0x22, 0xed, 0xa0, 0x80, 0x22], .notUTF8(offset: 1)),
        ([0x22, 0x61, 0xf4, 0x90, 0x80, 0x80, 0x22], .notUTF8(offset: 2)),
        ([0x22, 0xe2, 0x82, 0x22], .notUTF8(offset: 1)),
        ([0x22, 0xe2, 0x82], .torn(offset: 3)),
        ([0x7b, 0x80, 0x7d], .notUTF8(offset: 1)),
    ])
    func whatIsNotUTF8SaysWhere(bytes: [UInt8], expected: DecodingError) {
        #expect(throws: expected) { try reading(bytes) { _ in } }
    }

    @Test func depthHasALimit() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        let most = LineLimits.depthMax
        try reading(nested(most)) { #expect($0.range.count == 2 * most) }
        #expect(throws: DecodingError.tooDeep(depthMax: most, offset: most)) { try reading(nested(most + 1)) { _ in } }
    }

    @Test func aLineThatIsTooLongIsRefusedUnread() throws {
        let line = [UInt8](repeating: 0x20, count: 100 << 20)
        let expected = DecodingError.lineTooLong(bytes: line.count, bytesMax: LineLimits.bytesMax)
        #expect(throws: expected) { try reading(line) { _ in } }
    }

    @Test func tooManyTokensAreRefused() throws {
        let line = Array("[\(String(repeating: "1,", count: LineLimits.tokensMax / 2))1]".utf8)
        let expected = DecodingError.tooManyTokens(tokensMax: LineLimits.tokensMax, offset: LineLimits.tokensMax)
        #expect(throws: expected) { try reading(line) { _ in } }
    }

    @Test func oneParserReadsLongAndShortLinesInTurn() throws {
        let parser = LineParser()
        for count in [1, 100_000, 3, 5 << 20, 0, 70_000] {
            let text = Array("{\"a\":\"\(String(repeating: "x", count: count))\"}".utf8)
            let found = try text.withUnsafeBytes { try parser.read($0)["a"]?.string?.utf8.count }
            #expect(found == count)
        }
    }

    /// The page behind the line may not be read: a byte too far ends the process.
    @Test func nothingBehindALineIsRead() throws {
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let pages = try #require(mmap(nil, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
        defer { munmap(pages, 2 * page) }
        try #require(mprotect(pages + page, page, PROT_NONE) == 0)
        let parser = LineParser()
        for line in [#"{"a":1}"#, "12", "true", "\"torn", "{\"a\":", String(repeating: "[7],", count: 31), "\"\\"] {
            let bytes = UnsafeMutableRawBufferPointer(start: pages + page - line.utf8.count, count: line.utf8.count)
            bytes.copyBytes(from: line.utf8)
            let isRead = isRead(UnsafeRawBufferPointer(bytes), by: parser)
            #expect(isRead == (line.hasSuffix("}") || line == "12" || line == "true"))
        }
    }

    /// Whatever is cut off or changed in a line, the parser says something about it and goes on.
    @Test func damagedLinesNeverHarmTheParser() throws {
        var random = SeededGenerator(seed: 4)
        let whole = Array(#"{"type":"a\"\\\u00e9","b":[1,-2.5e-7,true,null,{"c":"é€😀"}],"d":{"e":{}}}"#.utf8)
        let parser = LineParser()
        var refused = 0
        for _ in 0..<20_000 {
            var line = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
            for _ in 0..<Int.random(in: 0...3, using: &random) where !line.isEmpty {
                line[Int.random(in: 0..<line.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            line.withUnsafeBytes { bytes in
                do { #expect(visited(try parser.read(bytes)) > 0) } catch { refused += 1 }
            }
        }
        #expect(refused > 10_000)
    }

    private func isRead(_ bytes: UnsafeRawBufferPointer, by parser: LineParser) -> Bool {
        do { return try parser.read(bytes).range.upperBound > 0 } catch { return false }
    }

    private func visited(_ node: LineNode) -> Int {
        _ = (node.string, node.integer, node.numberText, node.bool, node.key)
        return node.children.reduce(1) { $0 + visited($1) }
    }

    private func reading(_ text: String, _ body: (LineNode) throws -> Void) throws {
        try reading(Array(text.utf8), body)
    }

    private func reading(_ bytes: [UInt8], _ body: (LineNode) throws -> Void) throws {
        let parser = LineParser()
        try withExtendedLifetime(parser) {
            try bytes.withUnsafeBytes { try body(try parser.read($0)) }
        }
    }
}
