import Platform
import TestSupport
import Testing

@Suite struct FolderSnapshotTests {
    private let disk = SystemDisk()

    @Test func itHoldsFilesFoldersAndLinks() throws {
        let home = try TemporaryHome()
        try disk.makeFolders(home.path("a/b"))
        try disk.createFile(home.path("a/file"), with: [1, 2])
        try disk.link(home.path("link"), to: "a")
        let snapshot = try FolderSnapshot(of: home.path)
        #expect(snapshot.files == ["a/": [], "a/b/": [], "a/file": [1, 2], "link": Array("a".utf8)])
    }

    @Test func itTellsWhatIsNewGoneOrChanged() throws {
        let home = try TemporaryHome()
        for name in ["same", "changed", "gone"] { try disk.createFile(home.path(name), with: [1]) }
        let before = try FolderSnapshot(of: home.path)
        try disk.remove(home.path("gone"))
        try disk.replaceFile(home.path("changed"), with: [2])
        try disk.createFile(home.path("new"), with: [])
        let after = try FolderSnapshot(of: home.path)
        #expect(after.differences(from: before) == ["changed", "gone", "new"])
        #expect(after.differences(from: after) == [])
    }
}
