import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct ManPagesCommandTests {
    @Test func thePagesAreWrittenAndWrittenAgain() throws {
        let home = try TemporaryHome()
        let folder = home.path("man")
        for _ in 0..<2 {
            let result = try CommandTester("roost").arguments("docs", "man", folder).run()
            #expect(result.exitCode == 0 && result.stderr.contains("pages are in"), "\(result.stderr)")
        }
        let disk = SystemDisk()
        #expect(try disk.exists("\(folder)/man1/roost-why.1"))
        #expect(try disk.exists("\(folder)/man7/roost-exit-codes.7"))
        let denied = try CommandTester("roost").arguments("docs", "man", "/proc/nowhere").run()
        #expect(denied.exitCode == 1 || denied.exitCode == 8)
        #expect(try CommandTester("roost").arguments("docs", "man").run().exitCode == 2)
    }
}
