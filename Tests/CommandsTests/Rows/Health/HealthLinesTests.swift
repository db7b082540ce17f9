import Domain
import Testing

@testable import Commands

@Suite struct HealthLinesTests {
    private func health(workers: Int) throws -> Health {
        let now = WallTime(nanoseconds: 1_795_222_923_000_000_000)
        var facts = HealthFacts(
            takenAt: now,
            daemon: .running(pid: 12_345, uptime: .seconds(9_240), state: "running")
        )
        facts.panes = [
            HealthFacts.Pane(.architect, isSetUp: true, .alive, idle: .seconds(300)),
            HealthFacts.Pane(.manager, isSetUp: true, .missing),
        ]
        facts.workers = try (0..<workers).map { number in
            HealthFacts.Worker(
                run: try RunID("run-\(number)"),
                task: try TaskID("gh-450"),
                worker: try WorkerID("worker-\(number)-0"),
                status: "running",
                heartbeatAge: .seconds(number == 0 ? 50 : 2)
            )
        }
        return Health.judge(facts)
    }

    @Test func eachPartHasItsSignAndItsWords() throws {
        let lines = HealthLines.of(try health(workers: 2), isColored: false)
        #expect(lines[0].hasPrefix("╭─ Health: unhealthy ─") && lines.last?.hasPrefix("╰─") == true)
        #expect(lines[1].hasPrefix("│ Daemon:     ● Running (PID 12345, 2h 34m) "))
        #expect(lines[2].hasPrefix("│ Architect:  ● Active (last seen 5m ago) "))
        #expect(lines[3].hasPrefix("│ Manager:    ○ Missing (start it: roost pane start manager) "))
        #expect(lines[4].hasPrefix("│ Workers:    1/2 healthy "))
        #expect(lines[5].hasPrefix("│   worker-0-0: ○ running (heartbeat 50s ago) "))
        #expect(Set(lines.map { DisplayWidth.of($0) }).count == 1)
    }

    @Test func coloursChangeNothingElse() throws {
        let colored = HealthLines.of(try health(workers: 1), isColored: true)
        #expect(colored.contains { $0.contains("\u{1B}[31m○") })
        let plain = colored.map { line in
            line.split(separator: "\u{1B}", omittingEmptySubsequences: false).enumerated().map { place, part in
                place == 0 ? String(part) : String(part.drop { $0 != "m" }.dropFirst())
            }.joined()
        }
        #expect(plain == HealthLines.of(try health(workers: 1), isColored: false))
    }

    @Test func ofManyWorkersThoseThatAreNotWellAreNamedFirst() throws {
        let lines = HealthLines.of(try health(workers: 40), isColored: false)
        #expect(lines[5].contains("worker-0-0: ○") && lines.count { $0.contains("worker-") } == 20)
        #expect(lines.contains { $0.contains("and 20 more") })
    }
}
