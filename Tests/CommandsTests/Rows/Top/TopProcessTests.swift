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

    /// What the shell says of its terminal.
    private func settings(_ scene: TopScene, _ mark: String) throws -> String {
        try scene.type("clear; stty -a; echo \(mark)-$((1+1))")
        try scene.see("\(mark)-2")
        let lines = try scene.screen.split(separator: "\n").map(String.init)
        return lines.filter {
            $0.contains("speed") || $0.contains("echo") || $0.contains("icanon") || $0.contains("isig")
        }
        .filter { !$0.contains("stty") }.joined(separator: "\n")
    }

    @Test(arguments: End.allCases.indices) func theTerminalIsAsItWas(_ place: Int) throws {
        let end = End.allCases[place]
        let scene = try TopScene([("t-run", "say On it. ;; run sleep 600")])
        let before = try settings(scene, "before")
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
        let after = try settings(scene, "after")
        #expect(after == before)
        try scene.type("echo typed-$((2+3))")
        try scene.see("typed-5")
        try scene.told(["status"]) { $0.contains("t-run") }
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
