import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct ChannelLinesTests {
    private let fixture: RunFixture
    private let path: String

    init() throws {
        fixture = try RunFixture(for: "ChannelLinesTests")
        path = fixture.scratch.path("stdout.log")
        try SystemDisk().createFile(path, with: Array("one\ntwo\nthree".utf8))
    }

    private func chunk(_ range: Range<Int64>) -> IndexRecord {
        IndexRecord(
            sequence: 1,
            kind: .data,
            at: fixture.clock.now(),
            offset: range.lowerBound,
            length: Int64(range.count)
        )
    }

    private func texts(_ lines: inout ChannelLines, in chunk: IndexRecord) throws -> [String] {
        try lines.note(chunk) { _ in nil }
        var texts: [String] = []
        while let (piece, _) = try lines.next(in: chunk) {
            texts.append(String(decoding: piece.bytes, as: UTF8.self))
        }
        return texts
    }

    @Test func onlyLinesThatAreRecordedToTheirEndAreToldOf() throws {
        var lines = try ChannelLines(path: path, on: SystemDisk(), from: 0)
        #expect(try texts(&lines, in: chunk(0..<3)).isEmpty)
        #expect(try texts(&lines, in: chunk(3..<6)) == ["one"])
        #expect(lines.offset == 4)
        #expect(try texts(&lines, in: chunk(6..<13)) == ["two"])
        let rest = try lines.rest()?.piece.bytes.elementsEqual("three".utf8)
        #expect(rest == true)
    }

    @Test func withoutAPlaceTheFirstLineIsTheOneThatTheChunkIsIn() throws {
        var lines = try ChannelLines(path: path, on: SystemDisk(), from: nil)
        #expect(lines.offset == nil)
        #expect(try texts(&lines, in: chunk(6..<9)) == ["two"])
        #expect(lines.offset == 8)
    }

    @Test func theTimeOfALineThatBeganEarlierIsLookedUp() throws {
        var lines = try ChannelLines(path: path, on: SystemDisk(), from: 4)
        let early = WallTime(nanoseconds: 5)
        let chunk = chunk(6..<9)
        var asked: Int64?
        try lines.note(chunk) { offset in
            asked = offset
            return early
        }
        let began = try lines.next(in: chunk)?.began
        #expect(asked == 4)
        #expect(began == early)
    }
}
