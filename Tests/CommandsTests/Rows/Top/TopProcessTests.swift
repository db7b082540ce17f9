import Domain
import Glibc
import Platform
import TestSupport
import Testing

/// However the dashboard ends, the terminal is as it was, and nobody is stopped by it.
@Suite struct TopProcessTests {
    private enum End: CaseIterable {
        case key
        case interrupt
        case terminated
        case killedDrawing
        case killedWaiting
    }

    @Test(arguments: End.allCases.indices) func theTerminalIsAsItWas(_ place: Int) throws {
        let end = End.allCases[place]
        let scene = try TopScene([("t-run", "say On it. ;; run sleep 600")])
        let before = try scene.settings("before")
        #expect(!before.isEmpty)
        try scene.open()
        try scene.see("t-run")
        let processes = try scene.processes()
        #expect(processes.count == 2, "\(processes)")
        switch end {
        case .key: try scene.press("q")
        case .interrupt: try scene.press("C-c")
        case .terminated: kill(processes[0], SIGTERM)
        case .killedDrawing: kill(processes[1], SIGKILL)
        case .killedWaiting: kill(processes[0], SIGKILL)
        }
        // Where the shell is told before the screen is given back, what it says goes with that screen.
        if end != .killedWaiting { try scene.see("ended with") }
        try scene.see(without: "[1]Fleet")
        let isGone = Eventually.wait(upTo: .seconds(60)) { processes.allSatisfy { kill($0, 0) != 0 } }
        #expect(isGone)
        let screen = try scene.screen
        #expect(screen.contains("before-2"), "what was on the screen is there again\n\(screen)")
        let after = try scene.settings("after")
        #expect(after == before)
        try scene.type("echo typed-$((2+3))")
        try scene.see("typed-5")
        try scene.told(["status"]) { $0.contains("t-run") }
    }

    @Test(arguments: [SIGKILL, SIGTERM]) func whoHasTheTerminalFromItEndsWithIt(_ signal: Int32) throws {
        let scene = try TopScene([("t-run", "say On it. ;; run sleep 600")])
        // A pager that nobody leaves, and beside it what is in a session of its own, as a shim would be.
        let (pager, mark) = ("\(scene.trial.runs.folder)/pager", "\(scene.trial.runs.folder)/apart")
        try Programs.make(
            pager,
            "#!/bin/sh\nsetsid sleep 600 </dev/null >/dev/null 2>&1 &\necho $! >'\(mark)'\nexec less\n"
        )
        try scene.open(pager: pager)
        try scene.see("t-run")
        let processes = try scene.processes()
        try scene.press("l")
        try scene.see(without: "[1]Fleet")
        var apart: Int32 = 0
        let isApart = try Eventually.wait(upTo: .seconds(60)) {
            guard try SystemDisk().exists(mark) else { return false }
            let text = String(decoding: try SystemDisk().readAll(mark, bytesMax: 64), as: UTF8.self)
            apart = Int32(text.filter(\.isNumber)) ?? 0
            return apart > 0 && getsid(apart) == apart
        }
        #expect(isApart)
        defer { if apart > 0 { kill(apart, SIGKILL) } }
        let lent = try ProcessTable.read().descendants(of: [processes[1]]).subtracting([apart])
        #expect(!lent.isEmpty)
        kill(processes[1], signal)
        let all = lent.union(processes)
        let areGone = Eventually.wait(upTo: .seconds(60)) { all.allSatisfy { kill($0, 0) != 0 } }
        #expect(areGone)
        #expect(kill(apart, 0) == 0, "what is in a session of its own goes on")
        try scene.type("echo typed-$((2+3))")
        try scene.see("typed-5")
    }

    @Test func theShellMayHaveItForAWhile() throws {
        let scene = try TopScene([("t-run", "say On it. ;; run sleep 600")])
        try scene.type("exec bash --norc")
        try scene.open()
        try scene.see("t-run")
        try scene.press("C-z")
        try scene.see("Stopped")
        try scene.type("echo in-the-$((3+4))")
        try scene.see("in-the-7")
        try scene.type("fg")
        try scene.see("[1]Fleet", "t-run")
        try scene.press("q")
        try scene.see(without: "[1]Fleet")
    }
}
