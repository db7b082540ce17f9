import Domain
import Platform
import TestSupport
import Testing

@Suite struct FileStatusTests {
    @Test func aFileWithinAnotherHasItsDiskAndOwnerAndASizeAndTimeOfItsOwn() throws {
        let home = try TemporaryHome(for: "FileStatusTests")
        try SystemDisk().createFile(home.path("pack"), with: [1, 2, 3])
        let pack = try #require(try SystemDisk().status(of: home.path("pack")))
        let time = WallTime(nanoseconds: 5)
        let within = FileStatus(within: pack, kind: .file, bytes: 99, mode: 0o640, modified: time)
        #expect(within.bytes == 99 && within.modified == time && within.kind == .file)
        #expect(within.isSameFile(as: pack) && within.owner == pack.owner)
        #expect(pack.isPrivate && !within.isPrivate)
    }
}
