import Git
import Platform
import TestSupport
import Testing

@testable import Checkpoints

@Suite struct RestoreWorkTests {
    private let fixture: CheckpointFixture

    init() throws { fixture = try CheckpointFixture(for: "RestoreWorkTests") }

    @Test func whatAKilledRestoreLeftIsRemovedAndNeverTaken() throws {
        try fixture.repository.write("one.txt", "changed\n")
        let left = "\(RestoreWork.folderPrefix)of-another-run-1"
        try fixture.repository.write("\(left)/.gitignore", "")
        try fixture.repository.write("\(left)/files/one.txt", "half\n")
        let checkpoint = try fixture.take(1)
        #expect(try fixture.files(of: checkpoint) == ["folder/two.txt", "one.txt"])
        try fixture.repository.git("checkout", "--quiet", "one.txt")
        try fixture.restore(checkpoint)
        #expect(try !SystemDisk().exists(fixture.repository.path(left)))
        #expect(try fixture.repository.text("one.txt") == "changed\n")
    }

    @Test func foldersThatAreLeftEmptyGoWithTheirLastFile() throws {
        try fixture.repository.write("a/b/c/file", "x\n")
        try fixture.repository.write("a/kept", "x\n")
        try fixture.repository.commit("folders")
        try fixture.repository.remove("a/b/c/file")
        let checkpoint = try fixture.take(1)
        try fixture.repository.git("checkout", "--quiet", ".")
        try fixture.restore(checkpoint)
        #expect(try !SystemDisk().exists(fixture.repository.path("a/b")))
        #expect(try SystemDisk().exists(fixture.repository.path("a/kept")))
    }

    @Test func aFolderOfEmptyFoldersGivesWayToAFile() throws {
        try fixture.repository.write("place", "file\n")
        let checkpoint = try fixture.take(1)
        try fixture.repository.remove("place")
        try SystemDisk().makeFolders(fixture.repository.path("place/empty/empty"))
        try fixture.restore(checkpoint)
        #expect(try fixture.repository.text("place") == "file\n")
    }

    @Test func aRemovalFollowsNoLink() throws {
        let disk = SystemDisk()
        let folder = fixture.repository.scratch.path("to-remove")
        try disk.makeFolders("\(folder)/inner")
        try disk.link("\(folder)/inner/link", to: fixture.repository.root)
        try FolderRemoval.remove(folder, on: disk)
        try FolderRemoval.remove(folder, on: disk)
        #expect(try !disk.exists(folder))
        #expect(try disk.exists(fixture.repository.path("one.txt")))
    }
}
