import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct TaskDiffCommandTests {
    @Test func thePatchIsAllThatChangedCommittedOrNot() throws {
        let scene = try ReviewScene()
        try scene.commit("new.txt", "1\n2\n")
        try scene.write("one.txt", "changed\n")
        try scene.write("loose.txt", "loose\r\n\u{1B}[2J\n")
        let desk = try scene.desk(try scene.answer())
        let files = try FolderSnapshot(of: scene.repository.path(".git"))
        let patch = try scene.roost("diff", "gh-450")
        #expect(patch.exitCode == 0, "\(patch.stderr)")
        try scene.repository.git("apply", "-", input: patch.stdout)
        #expect(try scene.repository.text("new.txt") == "1\n2\n" && scene.repository.text("one.txt") == "changed\n")
        #expect(try scene.repository.text("loose.txt") == "loose\r\n\u{1B}[2J\n")
        #expect(try FolderSnapshot(of: scene.repository.path(".git")) == files)
        #expect(try SystemDisk().list("\(scene.home)/trees").filter { $0.hasPrefix(".") } == [])
        let shown = try scene.tester(["diff", "gh-450"]).environment(["TERM": "xterm", "PAGER": ""]).onTerminal().run()
            .stdout
        #expect(shown.contains("\u{1B}[32m+loose\\r\u{1B}[0m") && shown.contains("+\\e[2J"))
        try desk.end()
    }

    @Test func whatHasNoWorktreeHasNoDifference() throws {
        let scene = try ReviewScene()
        let desk = try scene.desk(try scene.answer(hasWorktree: false))
        let refused = try scene.roost("diff", "gh-450")
        #expect(refused.exitCode == 6 && refused.stderr.contains("gh-450 has no worktree"))
        try desk.end()
    }
}
