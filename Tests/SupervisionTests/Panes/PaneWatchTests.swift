import Domain
import JSON
import Journal
import Panes
import Platform
import Settings
import TestSupport
import Testing

@testable import Supervision

@Suite struct PaneWatchTests {
    private let scene: PaneWatchScene

    init() throws { scene = try PaneWatchScene() }

    private func facts(_ panes: PaneWatch, _ text: String = "") -> HealthFacts.Pane? {
        panes.facts(.listed(PaneListing(text, mark: ""))).first { $0.name == .architect }
    }

    @Test func whatAHookTellsOfAPaneIsOnRecordOnceAndOfARunIsHeard() throws {
        let (panes, journal) = try scene.watch(scene.settings())
        var heard: [(RunID, String, JSONObject, WallTime)] = []
        panes.heardOfRun = { heard.append(($0, $1, $2, $3)) }
        panes.begin()
        for _ in 0..<2 { panes.heard(scene.report("1-a", "SessionStart")) }
        let run = try RunID("run-1")
        panes.heard(scene.report("2-b", "Notification", nil, run: run))
        panes.heard(scene.report("3-c", "Stop", nil))
        try journal.synchronize()
        let event = try #require(try scene.activity().first)
        #expect(try scene.activity().count == 1)
        #expect(event.data["pane"] == "architect" && event.data["event"] == "SessionStart")
        #expect(event.data["last_seen"] == 1_795_222_923)
        #expect(heard.count == 1 && heard[0].0 == run && heard[0].1 == "Notification")
        #expect(heard[0].2 == ["tool_name": "Bash"] && heard[0].3 == scene.clock.now().wall)
    }

    @Test func idleCountsFromTheLastHookAndNotWhileTheMachineSleeps() throws {
        let (panes, _) = try scene.watch(scene.settings())
        #expect(facts(panes)?.idle == nil && facts(panes)?.isSetUp == false)
        panes.heard(scene.report("1-a"))
        scene.clock.advance(by: .seconds(20))
        scene.clock.suspend(for: .seconds(86_400))
        scene.clock.jump(by: .seconds(-3_600))
        #expect(facts(panes)?.idle == .seconds(20))
        panes.heard(scene.report("2-b"))
        scene.clock.advance(by: .seconds(1))
        #expect(facts(panes)?.idle == .seconds(1))
        // Set back further, what happens now seems to have been before, and is new all the same.
        scene.clock.jump(by: .seconds(-200_000))
        panes.heard(scene.report("3-c"))
        #expect(facts(panes)?.idle == .zero)
    }

    @Test func aPaneIsSeenAliveFromTheFirstLookOn() throws {
        let (panes, _) = try scene.watch(scene.settings("architect.command = [\"cat\"]\n"))
        let alive = "%1:0:9:roost::architect"
        #expect(facts(panes, alive)?.seenFor == .zero && facts(panes, alive)?.isSetUp == true)
        scene.clock.advance(by: .seconds(400))
        #expect(facts(panes, alive)?.seenFor == .seconds(400))
        #expect(facts(panes)?.sight == .missing)
        #expect(facts(panes, alive)?.seenFor == .zero)
        #expect(panes.facts(.failed(.noTmux)).map(\.sight.isAlive) == [nil, nil])
    }

    @Test func whatIsKnownIsThereForTheNextDaemon() throws {
        let (first, _) = try scene.watch(scene.settings())
        first.heard(scene.report("1-a"))
        first.ticked()
        scene.clock.advance(by: .seconds(60))
        let (second, _) = try scene.watch(scene.settings())
        #expect(facts(second)?.idle == .seconds(60))
        // A clock of before that is ahead makes it no younger than new.
        scene.clock.jump(by: .seconds(-600))
        let (third, _) = try scene.watch(scene.settings())
        #expect(facts(third)?.idle == .zero)
    }

    @Test func aPaneIsStartedByItsSettingsAndNudgedOnceItTellsThatItHasBegun() throws {
        let text = "[panes.manager]\ncommand = [\"cat\"]\nnudge = \"go on\"\n"
        let (panes, _) = try scene.watch(scene.settings(text))
        var outcome: PaneOutcome?
        #expect(panes.act(.start, [.manager], folder: scene.scratch.path) { outcome = $0 } == nil)
        #expect(panes.act(.restart, [.manager]) { _ in } == .busy)
        #expect(try scene.turn { outcome != nil })
        #expect(outcome?.text == "manager: started")
        let pane = try #require(panes.tmux.look().pane(.manager))
        panes.heard(scene.report("1-a", "SessionStart", .manager))
        #expect(try scene.turn { try scene.server.screen(pane.id).contains("go on\ngo on") })
        #expect(PaneRecords.read(in: scene.home, on: scene.disk)[.manager].folder == scene.scratch.path)
        // Where a hook is not set up, it is typed all the same, and once.
        outcome = nil
        // It may still be typing.
        #expect(try scene.turn { panes.act(.restart, [.manager]) { outcome = $0 } == nil })
        #expect(try scene.turn { try outcome != nil && scene.server.screen(pane.id).contains("go on\ngo on") })
    }
}
