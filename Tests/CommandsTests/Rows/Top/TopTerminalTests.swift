import Domain
import Glibc
import Platform
import Runs
import TestSupport
import Testing

/// The dashboard as a person meets it: in tmux, with a daemon and a flock that are real.
@Suite struct TopTerminalTests {
    private static let tasks = [
        ("t-ask", "say Pushed nothing yet. ;; permit git push origin main"), ("t-run", "say On it. ;; run sleep 600"),
        ("t-done", "say Done."),
    ]

    @Test func eachScreenIsSeenAndTellsOfTheFlock() throws {
        let scene = try TopScene(Self.tasks)
        try scene.open()
        try scene.see("◆ waiting permission", "t-ask", "asks: Bash: git push", "◆1 needs you", "t-done")
        try scene.press("2")
        try scene.see("[2]Tasks", "needs you", "✓t-done", "3 of 3")
        try scene.press("5")
        try scene.see("[5]Why", "BECAUSE", "finish_task")
        try scene.press("6")
        try scene.see("[6]Health", "● Daemon", "Workers", "2/2 healthy", "PID")
        try scene.press("1")
        try scene.press("Enter")
        try scene.see("Fleet › t-ask", "◆ ASKS", "git push origin main", "WORKTREE")
        try scene.press("Escape")
        try scene.press("?")
        try scene.see("Keys · Fleet", "allow what it asks for", "EVERYWHERE")
        try scene.press("Escape", "q")
        try scene.see("ended with 0")
        try scene.told(["status"]) { $0.contains("t-ask") && $0.contains("t-run") }
    }

    @Test func whatTheKeysDoTakesEffect() throws {
        let scene = try TopScene(Self.tasks)
        try scene.open()
        try scene.see("asks: Bash: git push")
        try scene.press("y")
        try scene.see("✓ run-")
        try scene.told(["task", "show", "t-ask"]) { $0.contains("completed") }
        try scene.press("+", "C-u")
        try scene.write("7")
        try scene.press("Enter")
        try scene.see("/7 workers")
        try scene.press("P")
        try scene.see("◐ paused")
        try scene.press("P")
        try scene.see(without: "◐ paused")
        try scene.filter("t-run")
        try scene.see(">● ")
        try scene.press("p")
        try scene.told(["worker", "show", "t-run"]) { $0.contains("paused") }
        try scene.press("K")
        try scene.see("Stop r-", "y yes")
        try scene.press("y")
        try scene.told(["task", "show", "t-run"]) { !$0.contains("active") }
        try scene.press("@")
        try scene.see("roost worker stop run-", "roost daemon scale 7")
    }

    @Test func tasksAreHeldCancelledAndTriedAgain() throws {
        let scene = try TopScene([("t-fail", "fail 3"), ("t-wait", "run sleep 600")], workers: 1)
        try scene.open("tasks")
        try scene.see("[2]Tasks", "t-fail", "t-wait")
        try scene.told(["task", "show", "t-fail"]) { $0.contains("failed") }
        try scene.filter("t-fail")
        try scene.see("✗t-fail")
        try scene.press("R")
        try scene.told(["task", "list", "--status", "detected"]) { $0.contains("t-fail") }
        try scene.filter("t-wait")
        try scene.press("X")
        try scene.see("Cancel t-wait?")
        try scene.press("y")
        try scene.told(["task", "show", "t-wait"]) { $0.contains("cancelled") }
    }

    @Test func aRestartedDaemonIsShownByItsNewNumber() throws {
        let scene = try TopScene([("t-run", "say On it. ;; run sleep 600")])
        try scene.open("health")
        try scene.see("● Daemon", "1/1 healthy")
        let before = try #require(try scene.trial.living()).process.pid
        try scene.press("R")
        try scene.see("Restart the daemon?", "1 worker goes on")
        try scene.press("Enter")
        try scene.see("The daemon is back", "PID \(before) → ", "1 of 1 workers are there")
        let after = try #require(try scene.trial.living()).process.pid
        #expect(after != before)
        try scene.see("→ \(after)")
        try scene.press("Enter")
        try scene.see("PID \(after)")
    }

    @Test func bothPanesAreStartedAnew() throws {
        let scene = try TopScene { server in
            let panes = ["architect", "manager"].map { "[panes.\($0)]\ncommand = [\"cat\"]\n" }
            return "[panes]\nsocket = \"\(server.socket)\"\n" + panes.joined()
        }
        func pids() throws -> [String] {
            let panes = try scene.server.text("list-panes", "-a", "-F", "#{@roost_role} #{pane_pid}")
            return panes.split(separator: "\n").map(String.init).filter { $0.first?.isLetter == true }.sorted()
        }
        #expect(try scene.trial.roost("pane", "start", "all").exitCode == 0)
        let before = try pids()
        #expect(before.count == 2)
        try scene.open("health")
        try scene.see("● Architect", "● Manager")
        try scene.press("B")
        try scene.see("Restart both panes?")
        try scene.press("y")
        let areNew = try Eventually.wait(upTo: .seconds(60)) {
            let now = try pids()
            return now.count == 2 && Set(now).isDisjoint(with: before)
        }
        #expect(areNew, "\(before)")
    }

    @Test func withoutADaemonItShowsTheFilesAndStartsOne() throws {
        let scene = try TopScene([("t-run", "say On it. ;; run sleep 600")])
        try scene.open()
        try scene.see("t-run", "PID")
        #expect(try scene.trial.roost("daemon", "stop").exitCode == 0)
        try scene.see("○ no daemon", "S starts one", "t-run")
        try scene.press("S")
        try scene.see("roost ●", "t-run")
        #expect(try scene.trial.living() != nil)
    }

    @Test func theScreenFitsAtAnySize() throws {
        let scene = try TopScene(Self.tasks)
        try scene.open()
        try scene.see("asks: Bash: git push")
        for (columns, rows) in [(60, 15), (300, 100), (80, 24), (59, 10), (100, 30)] {
            try scene.resize(columns: columns, rows: rows)
            if columns < 60 {
                try scene.see("enlarge to 60x15")
            } else {
                let isWhole = try Eventually.wait(upTo: .seconds(60)) {
                    let lines = try scene.screen.split(separator: "\n", omittingEmptySubsequences: false)
                    return lines.first?.contains("roost ●") == true && lines.contains { $0.contains(": command") }
                        && lines.firstIndex { $0.contains(": command") } == rows - 1
                }
                let screen = try scene.screen
                #expect(isWhole, "\(columns)x\(rows)\n\(screen)")
            }
        }
    }
}
