import Glibc
import Platform
import TestSupport
import Testing

@testable import Runs

@Suite struct TreeRemovalTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome(for: "treeRemoval") }

    private var root: BytePath { BytePath(scratch.path("root")) }

    @Test func aFolderThatIsClosedIsRemovedAndALinkIsNotFollowed() throws {
        try disk.makeFolders(scratch.path("root/empty"))
        try disk.makeFolders(scratch.path("other"))
        try disk.createFile(scratch.path("other/kept"), with: [])
        try disk.link(scratch.path("root/out"), to: scratch.path("other"))
        try disk.createFile(scratch.path("root/empty/file"), with: [])
        try BytePath(scratch.path("root/empty")).call("set the mode of") { Int(chmod($0, 0)) }
        try TreeRemoval.remove(root)
        #expect(try root.status() == nil)
        #expect(try disk.exists(scratch.path("other/kept")))
        try TreeRemoval.remove(root)
    }
}
