import Platform
import TestSupport
import Testing

@Suite struct TemporaryHomeTests {
    private let disk = SystemDisk()

    @Test func itIsPrivateAndNamedForItsTest() throws {
        let home = try TemporaryHome()
        #expect(home.path.contains("itIsPrivateAndNamedForItsTest"))
        #expect(try disk.status(of: home.path)?.mode == 0o700)
        #expect(try TemporaryHome().path != home.path)
    }

    @Test(.enabled(if: Environment.current()["KEEP_SCRATCH"] == nil))
    func itGoesWithAllThatIsInItAndNothingBeside() throws {
        let outside = try TemporaryHome()
        try disk.createFile(outside.path("kept"), with: [])
        let path = try TemporaryHome.with { home in
            try disk.makeFolders(home.path("a/b"))
            try disk.createFile(home.path("a/b/file"), with: [])
            try disk.link(home.path("link"), to: outside.path)
            return home.path
        }
        #expect(try !disk.exists(path))
        #expect(try disk.exists(outside.path("kept")))
    }

    @Test(.enabled(if: Environment.current()["KEEP_SCRATCH"] == nil))
    func itGoesWhenItsTestThrows() throws {
        var path = ""
        #expect(throws: Errno.self) {
            try TemporaryHome.with { home in
                path = home.path
                throw Errno.inputOutput
            }
        }
        #expect(try !disk.exists(path))
    }
}
