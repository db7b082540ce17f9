import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct IndexEntryTests {
    @Test(arguments: [["--help"], ["a", "b"]]) func whatItDoesNotUnderstandIsAnsweredByItsUsage(
        _ arguments: [String]
    ) throws {
        let result = try CommandTester("roost-index").arguments(arguments).run()
        #expect(result.exitCode == 2 && result.stdout == "")
        #expect(result.stderr.hasPrefix("usage: roost-index [--with-parent PID] [HOME]\n"))
    }

    @Test func itDoesNotBeginWhereItsParentIsGone() throws {
        let home = try IndexedHome()
        let arguments = ["--with-parent", "999999999", home.paths.home.root]
        let result = try CommandTester("roost-index").arguments(arguments).run()
        #expect(result.exitCode == 1)
    }

    @Test func withoutAHomeItSaysWhatIsMissing() throws {
        let result = try CommandTester("roost-index").run()
        #expect(result.exitCode == 2 && result.stderr.contains("HOME is not set"))
    }

    @Test(arguments: [Signal.terminate, .interrupt]) func itIndexesUntilItIsStopped(_ signal: Signal) throws {
        let home = try IndexedHome()
        try home.record(ClaudeTalk.lines())
        let program = try RunningProgram(try Programs.path("roost-index"), [home.paths.home.root])
        let hasCome = try Eventually.wait(upTo: .seconds(60)) {
            guard try SystemDisk().exists(home.paths.index) else { return false }
            return try home.rowsOnceThere("SELECT count(*) FROM api_calls") == [[.integer(1)]]
        }
        #expect(hasCome)
        try home.record(ClaudeTalk.lines("c-2", message: "msg_2"), of: "gh-451")
        let next = try Eventually.wait(upTo: .seconds(60)) {
            try home.rowsOnceThere("SELECT count(*) FROM api_calls") == [[.integer(2)]]
        }
        #expect(next)
        try program.signal(signal)
        #expect(try program.end() == .exited(code: 0))
        // It may have been stopped between the call and the end of its run; where it is has been kept.
        try home.pass()
        let live = try home.dump()
        #expect(IndexedHome.difference(try home.rebuilt(), live) == [])
    }

    @Test func settingsThatCannotBeReadAreToldWithTheirPlace() throws {
        let home = try IndexedHome()
        try SystemDisk().replaceFile("\(home.paths.home.root)/config.toml", with: Array("[database\n".utf8))
        let result = try CommandTester("roost-index").arguments(home.paths.home.root).run()
        #expect(result.exitCode == 1 && result.stderr.contains("config.toml"))
    }
}
