import Domain
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct SettledEndTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "SettledEnd") }

    private func end(of text: String, seconds: Int64, floor: Int64 = 0) throws -> Int64 {
        try SystemDisk().replaceFile(home.path("a"), with: Array(text.utf8))
        var source = try PlainBytes(home.path("a"), on: SystemDisk())
        return try SettledEnd.find(
            in: &source,
            modified: WallTime(nanoseconds: 0),
            floor: floor,
            now: WallTime(nanoseconds: seconds * 1_000_000_000)
        )
    }

    @Test func itStandsBehindTheLastNewline() throws {
        #expect(try end(of: "one\ntwo\n", seconds: 0) == 8)
        #expect(try end(of: "one\ntwo", seconds: 0) == 4)
        #expect(try end(of: "one", seconds: 0) == 0)
        #expect(try end(of: "one\n" + String(repeating: "x", count: 200_000), seconds: 60) == 4)
        #expect(try end(of: "one\ntwo", seconds: 0, floor: 5) == 5)
    }

    @Test func nobodyWaitsLongerThanAMinute() throws {
        #expect(try end(of: "one\ntwo", seconds: 61) == 7)
    }
}
