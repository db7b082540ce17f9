import Platform
import TestSupport
import Testing

@Suite struct FolderRemovalTests {
    @Test func aTreeGoesAndWhatItsLinksLeadToStays() throws {
        let scratch = try TemporaryHome()
        let disk = SystemDisk()
        try disk.makeFolders(scratch.path("tree/in/it"))
        try disk.createFile(scratch.path("tree/in/file"), with: [1])
        try disk.makeFolders(scratch.path("elsewhere"))
        try disk.createFile(scratch.path("elsewhere/kept"), with: [2])
        try disk.link(scratch.path("tree/link"), to: scratch.path("elsewhere"))
        try FolderRemoval.remove(scratch.path("tree"), on: disk)
        try FolderRemoval.remove(scratch.path("tree"), on: disk)
        #expect(try disk.list(scratch.path) == ["elsewhere"] && disk.list(scratch.path("elsewhere")) == ["kept"])
    }
}
