import Domain
import Journal
import Platform
import Queries
import TestSupport
import Testing

@Suite struct LineRedactionTests {
    @Test func theLinesOfAChannelKnowWhatStandsBeforeTheFirst() throws {
        let fixture = try RunFixture()
        let paths = try fixture.prepare().paths
        var run = try fixture.open(paths)
        try run.start()
        let line = String(repeating: "QUJD", count: 16)
        let head = "-----BEGIN PRIVATE KEY-----\n\(line)\n"
        try run.write("\(head)\(line)\nfree\n", to: .stdout)
        var lines = RunRedaction.ofKnownForms.lines(of: .stdout, in: paths, on: SystemDisk())
        Array(line.utf8).withUnsafeBytes { bytes in
            let piece = LinePiece(offset: Int64(head.utf8.count), bytes: bytes, ending: .lineFeed, isFirst: true)
            let passes = lines.passes(piece)
            #expect(!passes)
            lines.append(piece)
        }
        let next = lines.next()
        let shown = try #require(next)
        #expect(String(decoding: shown.redacted.bytes, as: UTF8.self) == "[redacted:private-key]")
        #expect(shown.offset == Int64(head.utf8.count) && shown.ending == .lineFeed && shown.isFirst && shown.isLast)
    }
}
