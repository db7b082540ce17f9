import Domain
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct ArchivedFileTests {
    @Test func aFileThatWasReplacedIsAnotherOne() throws {
        let scratch = try TemporaryHome(for: "ArchivedFileTests")
        let month = try #require(CivilMonth("2026-11"))
        let (path, next) = (scratch.path("one"), scratch.path("two"))
        for file in [path, next] { try SystemDisk().createFile(file, with: [1]) }
        let before = ArchivedFile(month: month, file: try SystemDisk().status(of: path))
        #expect(try before == ArchivedFile(month: month, file: SystemDisk().status(of: path)))
        try SystemDisk().rename(next, to: path)
        #expect(try before != ArchivedFile(month: month, file: SystemDisk().status(of: path)))
        #expect(before != ArchivedFile(month: month, file: nil))
    }
}
