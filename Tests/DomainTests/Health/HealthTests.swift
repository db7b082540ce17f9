import Domain
import JSON
import Testing

/// The table of the one function that all views go by.
@Suite struct HealthTests {
    private let now = WallTime(nanoseconds: 1_795_222_923_000_000_000)

    private func facts(
        daemon: HealthFacts.Daemon = .running(pid: 12_345, uptime: .seconds(9_240), state: "running")
    ) -> HealthFacts {
        var facts = HealthFacts(takenAt: now, daemon: daemon)
        facts.index = .running(pid: 7, lag: nil)
        facts.room = room(1 << 34)
        return facts
    }

    private func room(_ free: Int64) -> HealthFacts.Room {
        HealthFacts.Room(path: "/home", free: ByteCount(bytes: free), least: ByteCount(bytes: 1 << 30))
    }

    private func worker(_ age: Duration?, waitsFor: String? = nil) throws -> HealthFacts.Worker {
        HealthFacts.Worker(
            run: try RunID("run-1"),
            task: try TaskID("gh-450"),
            worker: try WorkerID("worker-1-0"),
            status: "running",
            heartbeatAge: age,
            waitsFor: waitsFor
        )
    }

    private func pane(_ sight: PaneSight, idle: Duration? = nil, seenFor: Duration? = nil) -> HealthPart {
        var facts = facts()
        facts.panes = [HealthFacts.Pane(.architect, isSetUp: true, sight, idle: idle, seenFor: seenFor)]
        return Health.judge(facts).architectPane
    }

    @Test(
        arguments: [
            (Duration.zero, HealthLight.green), (.milliseconds(29_999), .green), (.seconds(30), .yellow),
            (.milliseconds(44_999), .yellow), (.seconds(45), .red), (.seconds(86_400), .red), (nil, .unknown),
        ] as [(Duration?, HealthLight)]
    )
    func aWorkerIsFreshBelowThirtySecondsAndLostAtItsTimeout(age: Duration?, light: HealthLight) throws {
        var facts = facts()
        facts.workers = [try worker(age)]
        let health = Health.judge(facts)
        #expect(health.workers.map(\.light) == [light])
        #expect(health.workers.first?.name == "worker-1-0")
        #expect(health.workersHealthy == (light == .green ? 1 : 0))
        let states: [HealthLight: HealthState] = [
            .green: .healthy, .yellow: .degraded, .unknown: .degraded, .red: .unhealthy,
        ]
        #expect(health.state == states[light])
        #expect(health.recorder.light == (light == .unknown ? .yellow : light))
    }

    @Test func theTimeoutOfWorkersIsASetting() throws {
        var facts = facts()
        facts.workers = [try worker(.seconds(100))]
        #expect(Health.judge(facts, limits: HealthLimits(workerTimeout: .seconds(120))).workers.first?.light == .yellow)
        #expect(Health.judge(facts).workers.first?.light == .red)
    }

    @Test(
        arguments: [
            (PaneSight.alive, Duration.seconds(60), nil, HealthLight.green, "active"),
            (.alive, .seconds(300), nil, .green, "active"), (.alive, .seconds(301), nil, .yellow, "quiet"),
            (.alive, nil, .seconds(10), .green, "active"), (.alive, nil, .seconds(301), .yellow, "quiet"),
            (.alive, .seconds(1), .seconds(4_000), .green, "active"), (.alive, nil, nil, .green, "active"),
            (.missing, .seconds(1), nil, .red, "missing"), (.ended, .seconds(1), nil, .red, "ended"),
            (.unknown(why: "there is no tmux"), .seconds(1), nil, .unknown, "unknown"),
        ] as [(PaneSight, Duration?, Duration?, HealthLight, String)]
    )
    func aPaneIsAliveByTmuxAndActiveByItsHooks(
        sight: PaneSight,
        idle: Duration?,
        seenFor: Duration?,
        light: HealthLight,
        state: String
    ) {
        let part = pane(sight, idle: idle, seenFor: seenFor)
        #expect(part.light == light && part.state == state)
        #expect(part.data["alive"]?.bool == sight.isAlive)
    }

    @Test func aPaneSaysWhenItWasLastSeen() {
        #expect(pane(.alive, idle: .seconds(300)).detail == "last seen 5m ago")
        #expect(pane(.alive).detail == "no activity seen yet")
        #expect(pane(.missing).detail == "start it: roost pane start architect")
        #expect(pane(.ended, idle: .seconds(3)).detail?.hasPrefix("last seen 3s ago; start it again") == true)
    }

    @Test func aPaneThatNobodyHasSetUpIsNotUnhealthy() {
        let health = Health.judge(facts())
        #expect(health.managerPane.light == .off && health.managerPane.state == "not set up")
        #expect(health.state == .healthy && health.workers.isEmpty && health.triggers == nil)
        var unasked = facts()
        unasked.panes = PaneName.allCases.map { HealthFacts.Pane($0, isSetUp: false, .unknown(why: "no tmux")) }
        #expect(Health.judge(unasked).state == .healthy)
    }

    @Test func theDaemonIsTheOneThatRuns() {
        let daemon = Health.judge(facts()).daemon
        #expect(daemon.light == .green && daemon.state == "running" && daemon.detail == "PID 12345, 2h 34m")
        #expect(daemon.data["pid"] == 12_345 && daemon.data["uptimeMs"] == 9_240_000)
        func light(_ daemon: HealthFacts.Daemon) -> HealthLight { Health.judge(facts(daemon: daemon)).daemon.light }
        #expect(light(.running(pid: 1, uptime: .zero, state: "paused")) == .green)
        #expect(light(.running(pid: 1, uptime: .zero, state: "draining")) == .yellow)
        #expect(light(.running(pid: 1, uptime: .zero, state: "running", troubles: ["it is hot"])) == .yellow)
        #expect(light(.silent(pid: 1)) == .red && light(.missing) == .red)
        var untold = facts()
        untold.journalTrouble = "no room"
        #expect(Health.judge(untold).daemon.detail?.hasSuffix("its journal is not written: no room") == true)
        #expect(Health.judge(untold).state == .degraded)
    }

    @Test func roomIndexArchiveRecorderAndTriggersHaveTheirLights() throws {
        var facts = facts()
        facts.room = room(1 << 29)
        #expect(Health.judge(facts).disk.light == .yellow)
        facts.room = room(1 << 19)
        #expect(Health.judge(facts).disk.light == .red)
        facts.room = nil
        #expect(Health.judge(facts).disk.light == .unknown)
        facts.room = room(1 << 40)
        facts.index = .away
        #expect(Health.judge(facts).index.light == .yellow)
        facts.index = .unattended
        #expect(Health.judge(facts).index.light == .off)
        facts.archive = .away(path: "/mnt/archive")
        #expect(Health.judge(facts).archive.light == .yellow)
        facts.archive = .there(path: "/mnt/archive", months: 2)
        #expect(Health.judge(facts).archive.detail == "2 months")
        facts.workers = [try worker(.seconds(1), waitsFor: "room"), try worker(.seconds(1))]
        #expect(Health.judge(facts).recorder.state == "waiting")
        facts.triggers = [
            HealthFacts.Trigger("github", "polled"), HealthFacts.Trigger("beads", "gone", trouble: "no file"),
        ]
        let triggers = try #require(Health.judge(facts).triggers)
        #expect(triggers.light == .yellow && triggers.detail == "beads: no file")
    }

    @Test func whatTheDaemonSaysReadsBackAsItWas() throws {
        var facts = facts()
        facts.workers = [try worker(.seconds(1)), try worker(.seconds(50))]
        facts.panes = [HealthFacts.Pane(.manager, isSetUp: true, .alive, lastActivityAt: now, idle: .seconds(4))]
        facts.triggers = []
        let health = Health.judge(facts)
        #expect(try Health(json: health.json) == health)
        #expect(health.json["takenAt"]?.stringValue == now.iso)
        #expect(health.json["workersHealthy"] == 1 && health.json["workersCount"] == 2)
        #expect(health.json["managerPane"]?.objectValue?["lastActivity"]?.stringValue == now.iso)
        var without = health.json
        without["disk"] = nil
        #expect(throws: FieldError.missing("disk")) { try Health(json: without) }
        let newer: JSONObject = ["name": "moon", "light": "blue", "state": "full"]
        #expect(try HealthPart(Fields(newer)).light == .unknown)
    }

    @Test func lightsAreToldApartWithoutColour() {
        #expect(Set(HealthLight.allCases.map(\.sign)).count == HealthLight.allCases.count)
        #expect(HealthLight.green.sign == "●" && HealthLight.yellow.sign == "◐" && HealthLight.red.sign == "○")
        #expect(HealthState.allCases.map(\.light) == [.green, .yellow, .red])
    }

    @Test func agesAreToldInPassing() {
        let ages: [(Duration, String)] = [
            (.zero, "0s"), (.seconds(59), "59s"), (.seconds(300), "5m"), (.seconds(9_240), "2h 34m"),
            (.seconds(273_600), "3d 4h"), (.seconds(-5), "0s"),
        ]
        for (age, text) in ages { #expect(AgeText.write(age) == text) }
    }
}
