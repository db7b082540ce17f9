import TestSupport
import Testing

@testable import Platform

@Suite struct FileChangesTests {
    @Test func nothingIsEmptyAndAnythingIsNot() {
        #expect(FileChanges().isEmpty)
        var paths = FileChanges()
        paths.paths = ["/h/a"]
        var gone = FileChanges()
        gone.gone = ["/h/a"]
        var incomplete = FileChanges()
        incomplete.isIncomplete = true
        #expect(![paths, gone, incomplete].contains { $0.isEmpty }, "that more happened than is kept is a change too")
    }

    @Test func aWatchTellsAChangeInAFolderByTheWholePath() throws {
        let home = try TemporaryHome(for: "FileChangesTests")
        let watch = try FileWatch()
        try watch.add(home.path)
        try SystemDisk().createFile(home.path("file"), with: [1])
        let changes = try watch.wait(upTo: .seconds(60))
        var expected = FileChanges()
        expected.paths = [home.path("file")]
        #expect(changes == expected)
        #expect(!changes.isEmpty)
    }
}
