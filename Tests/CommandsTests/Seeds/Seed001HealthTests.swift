import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

/// The acceptance criteria of the seed of health and restarts that tell of panes and of the view of health, with real
/// tmux and the real programs, point by point.
@Suite struct Seed001HealthTests {
    private let scene: PaneScene

    init() throws {
        scene = try PaneScene(for: "Seed001Health", "")
        try scene.configure(
            """
            [panes.architect]
            command = ["sh", "-c", \(try Self.session("architect"))]
            nudge = "read the plan"
            [panes.manager]
            command = ["sh", "-c", \(try Self.session("manager"))]
            """
        )
    }

    /// An agent's session: it takes the title of the pane for its own, and its hook tells that it has begun.
    private static func session(_ name: String) throws -> String {
        let tell = #"echo '{\"source\":\"startup\"}' | \#(try Programs.path("roost")) hook claude SessionStart"#
        return #""printf '\\033]2;not the \#(name)\\007'; \#(tell); echo ready; exec cat""#
    }

    private func health() throws -> Health {
        let told = try scene.roost("health", "-o", "json")
        #expect(told.stdout.hasPrefix("{"), "\(told.exitCode): \(told.stderr)")
        return try Health(json: try #require(JSONReader.read(Array(told.stdout.utf8)).objectValue))
    }

    /// The health once it is so; else as it is at last.
    private func health(once isSo: (Health) -> Bool) throws -> Health {
        var seen = try health()
        _ = try Eventually.wait(upTo: .seconds(90)) {
            seen = try health()
            return isSo(seen)
        }
        return seen
    }

    @Test func criteria1To3And7And8HealthIsShownAndKeptUpToDate() throws {
        let daemon = try scene.daemons.start()
        // Wanted, and not there yet.
        #expect(try health().architectPane.light == .red && health().state == .unhealthy)
        #expect(try scene.roost("pane", "start").stderr == "roost: architect: started; manager: started\n")
        _ = try scene.daemons.agent()
        let seen = try health {
            $0.state == .healthy && $0.workersHealthy == 1
                && [$0.architectPane, $0.managerPane].allSatisfy { $0.data["lastActivity"] != .null }
        }
        // 1: the daemon's process id, for how long, and its state.
        #expect(seen.daemon.data["pid"]?.integerValue == Int64(daemon.pid))
        #expect(seen.daemon.data["uptimeMs"]?.integerValue != nil && seen.daemon.state == "running")
        // 2: the panes, whatever they call themselves, and when something last happened in them.
        for part in [seen.architectPane, seen.managerPane] {
            #expect(part.data["alive"] == true && part.detail?.hasPrefix("last seen ") == true, "\(part)")
        }
        // 3: the workers; and all of it for people.
        #expect(seen.workersHealthy == 1 && seen.workers.count == 1)
        let shown = try scene.roost("health")
        #expect(shown.exitCode == 0 && shown.stdout.contains("● Running (PID \(daemon.pid), "))
        #expect(shown.stdout.contains("Architect:  ● Active (last seen ") && shown.stdout.contains("1/1 healthy"))
        #expect(try scene.screen(.architect, until: "read the plan").contains("ready"))
        // 7: again every two seconds, each with its time.
        let words = [
            "ROOST_HOME=\(scene.daemons.runs.home.root)", try Programs.path("roost"), "health", "-w", "--json",
        ]
        let watching = try RunningProgram("/usr/bin/env", words)
        let times = try (0..<2).map { _ in
            let line = try #require(try watching.readLine(upTo: .seconds(60)))
            return try Health(json: try #require(JSONReader.read(Array(line.utf8)).objectValue)).takenAt
        }
        #expect(times[1] - times[0] >= .milliseconds(1_900))
        // 8: the hook has put both into the table.
        let isThere = try Eventually.wait(upTo: .seconds(90)) {
            let rows = try scene.roost("sql", "SELECT pane FROM pane_activity ORDER BY pane", "-o", "jsonl").stdout
            return rows.contains("architect") && rows.contains("manager")
        }
        #expect(isThere)
        // A pane that is killed is red with the next look.
        let manager = try #require(try scene.pane(.manager))
        #expect(try scene.server.call(["kill-pane", "-t", manager]).isSuccess)
        #expect(try health().managerPane.light == .red && health().architectPane.light == .green)
        #expect(try scene.roost("health").exitCode == 5)
    }

    @Test func criteria4To6ARestartOfTheDaemonLeavesPanesAndWorkersAsTheyAre() throws {
        let daemon = try scene.daemons.start()
        #expect(try scene.roost("pane", "start", "all").exitCode == 0)
        let agent = try scene.daemons.agent()
        let before = try health {
            $0.state == .healthy && $0.workersHealthy == 1 && $0.architectPane.data["idleMs"] != .null
        }
        #expect(before.state == .healthy)
        let panes = try PaneName.allCases.map { (try scene.pane($0), try scene.pid($0)) }
        // 4: asked for as the seed has it.
        #expect(try scene.roost("directive", "restart-daemon").stdout == "restarting in 5s\n")
        // 5: another process, which whoever looks is shown.
        let after = try health {
            $0.state == .healthy && $0.daemon.data["pid"]?.integerValue != Int64(daemon.pid) && $0.workersHealthy == 1
        }
        #expect(after.state == .healthy && after.daemon.data["pid"]?.integerValue != Int64(daemon.pid))
        // 6: the same worker, the same panes, and what was known of them.
        #expect(try scene.daemons.processes.isAlive(agent) && after.workersHealthy == 1)
        #expect(try PaneName.allCases.map { (try scene.pane($0), try scene.pid($0)) }.elementsEqual(panes, by: ==))
        #expect(after.architectPane.data["lastActivity"] != .null)
    }

    /// What the seed leaves for later: the directive by its old spelling begins a new session in the same pane.
    @Test func aPaneIsRestartedByItsDirective() throws {
        _ = try scene.daemons.start()
        #expect(try scene.roost("directive", "pane-start", "architect").stdout == "architect: started\n")
        let first = try health { $0.architectPane.data["lastActivity"] != .null }.architectPane
        let (pane, pid) = (try scene.pane(.architect), try scene.pid(.architect))
        #expect(try scene.roost("directive", "restart-pane", "architect").stdout == "architect: restarted\n")
        #expect(try scene.pane(.architect) == pane && scene.pid(.architect) != pid)
        let second = try health { $0.architectPane.data["lastActivity"] != first.data["lastActivity"] }.architectPane
        #expect(second.data["lastActivity"] != first.data["lastActivity"])
    }
}
