import Control
import TestSupport
import Testing

@testable import Commands

@Suite struct TaskToldTests {
    @Test func aDaemonThatTellsNoColumnsIsStillUnderstood() throws {
        let scene = try TaskScene(act: { _, _ in .done("gh-1 was added\u{1B}[2J") })
        let added = try scene.roost("add", "x")
        #expect(added.exitCode == 0 && added.stdout == "" && added.stderr == "roost: gh-1 was added\\e[2J\n")
        #expect(try scene.roost("add", "x", "-o", "json").stdout.contains(#""task":null"#))
        try scene.desk.end()
    }
}
