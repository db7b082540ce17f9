import Domain
import JSON
import Journal
import Panes
import Platform
import TestSupport
import Testing

@Suite struct TmuxTests {
    private let scratch: TemporaryHome
    private let server: TmuxServer

    init() throws {
        scratch = try TemporaryHome()
        server = try TmuxServer()
    }

    private func tmux(path: String? = nil, home: String? = nil) -> Tmux {
        var values = Environment.current().values.filter { !$0.key.hasPrefix("TMUX") }
        values["ROOST_RUN"] = "run-1"
        if let path { values["PATH"] = path }
        return Tmux(
            PanePlace(
                home: HomePaths(root: home ?? scratch.path),
                session: "roost",
                socket: server.socket,
                environment: Environment(values),
                withheld: ["ROOST_RUN"]
            )
        )
    }

    private func plan(_ name: PaneName, _ script: String) -> PanePlan {
        PanePlan(name, command: ["sh", "-c", script])
    }

    private static let waiting = "pwd; echo \"pane $ROOST_PANE run <$ROOST_RUN>\"; exec cat"

    private func shows(_ pane: SeenPane, _ text: String) throws -> Bool {
        try Eventually.wait(upTo: .seconds(30)) { try server.screen(pane.id).contains(text) }
    }

    @Test func panesAreStartedSeenRestartedAndTypedInto() throws {
        let tmux = tmux()
        #expect(tmux.look() == .noServer && tmux.look().sight(of: .manager) == .missing)
        let architect = plan(.architect, Self.waiting)
        #expect(try tmux.start(architect, in: scratch.path))
        #expect(try !tmux.start(architect, in: scratch.path))
        #expect(try tmux.start(plan(.manager, Self.waiting), in: scratch.path))
        let first = try #require(tmux.look().pane(.architect))
        #expect(tmux.look().sight(of: .manager) == .alive && first.session == "roost")
        #expect(try shows(first, scratch.path) && shows(first, "pane architect run <>"))
        try tmux.nudge(.architect, "say; it $HOME;")
        #expect(try shows(first, "say; it $HOME;\nsay; it $HOME;"))
        // Restarted it is the same pane, with another process in the folder of before.
        try tmux.restart(plan(.architect, "pwd; echo again; exec cat"), in: "/")
        let second = try #require(tmux.look().pane(.architect))
        #expect(second.id == first.id && second.pid != first.pid)
        #expect(try shows(second, "again") && shows(second, scratch.path))
    }

    /// What an agent writes to its terminal changes the title of the pane; it is found all the same.
    @Test func anAgentThatSetsTheTitleKeepsItsPane() throws {
        let tmux = tmux()
        let hijack = #"printf '\033]2;manager\007'; exec cat"#
        #expect(try tmux.start(plan(.architect, hijack), in: scratch.path))
        let pane = try #require(tmux.look().pane(.architect))
        let isSet = try Eventually.wait(upTo: .seconds(30)) {
            try server.text("display-message", "-p", "-t", pane.id, "#{pane_title}") == "manager\n"
        }
        #expect(isSet)
        #expect(tmux.look().pane(.architect) == pane && tmux.look().pane(.manager) == nil)
    }

    @Test func aPaneWhoseProgramEndsIsThereAndEndedAndAKilledOneIsMissing() throws {
        let tmux = tmux()
        #expect(try tmux.start(plan(.architect, "exit 3"), in: scratch.path))
        #expect(try tmux.start(plan(.manager, Self.waiting), in: scratch.path))
        let hasEnded = Eventually.wait(upTo: .seconds(30)) { tmux.look().sight(of: .architect) == .ended }
        #expect(hasEnded)
        #expect(throws: PaneError.paneEnded(.architect)) { try tmux.nudge(.architect, "x") }
        let manager = try #require(tmux.look().pane(.manager))
        #expect(try server.call(["kill-pane", "-t", manager.id]).isSuccess)
        #expect(tmux.look().sight(of: .manager) == .missing)
        #expect(throws: PaneError.paneMissing(.manager)) { try tmux.nudge(.manager, "x") }
        #expect(throws: PaneError.paneMissing(.manager)) { try tmux.attaching(.manager) }
        // Started again, the one that ended keeps its pane.
        #expect(try tmux.start(plan(.architect, Self.waiting), in: scratch.path))
        #expect(tmux.look().sight(of: .architect) == .alive)
        let (program, words) = try tmux.attaching(.architect)
        #expect(program.hasSuffix("/tmux") && words.suffix(3) == ["attach-session", "-t", "roost"])
    }

    @Test func twoHomesOnOneServerHavePanesOfTheirOwn() throws {
        let other = tmux(home: "/other")
        #expect(try other.start(plan(.architect, Self.waiting), in: scratch.path))
        #expect(tmux().look().sight(of: .architect) == .missing && other.look().sight(of: .architect) == .alive)
    }

    @Test func whatCannotBeAskedIsNotKnownAndWhy() throws {
        let none = tmux(path: "/nowhere")
        #expect(none.look() == .failed(.noTmux))
        let start = { () throws(PaneError) in try none.start(plan(.architect, "exit"), in: "/") }
        #expect(throws: PaneError.programMissing("sh", .architect)) { try start() }
        func fake(_ name: String, _ script: String) throws -> Tmux {
            let folder = scratch.path(name)
            try SystemDisk().makeFolders(folder)
            try Programs.make("\(folder)/tmux", "#!/bin/sh\n\(script)\n")
            return tmux(path: "\(folder):/usr/bin:/bin")
        }
        #expect(try fake("old", "echo tmux 2.1").look() == .failed(.tmuxTooOld("tmux 2.1")))
        let version = #"[ "$1" = -V ] && { echo tmux 3.3a; exit 0; }; "#
        let denied = try fake("denied", version + "echo 'error connecting to /x (Permission denied)' >&2; exit 1")
        #expect(denied.look() == .failed(.tmuxFailed("error connecting to /x (Permission denied)")))
        #expect(try fake("gone", version + "echo 'no server running on /x' >&2; exit 1").look() == .noServer)
    }

    @Test func whatCannotBeStartedSaysWhatIsMissing() {
        let tmux = tmux()
        #expect(throws: PaneError.programMissing("/nowhere/agent", .manager)) {
            try tmux.start(PanePlan(.manager, command: ["/nowhere/agent"]), in: "/")
        }
        #expect(throws: PaneError.folderMissing("/nowhere")) { try tmux.start(plan(.manager, "exit"), in: "/nowhere") }
        let order = PaneOrder(.start, [.manager], plans: [])
        #expect(order.perform(with: tmux).error == .noCommand(.manager))
        #expect(order.perform(with: tmux).text == "manager: nobody has said what the manager pane runs")
        let long = String(repeating: "x", count: Tmux.textBytesMax + 1)
        #expect(throws: PaneError.textTooLong(bytesMax: Tmux.textBytesMax)) { try tmux.nudge(.manager, long) }
    }

    @Test func anOrderIsDonePaneByPane() throws {
        let tmux = tmux()
        let plans = [plan(.manager, Self.waiting)]
        let order = PaneOrder(.start, PaneName.allCases, plans: plans, folders: [.manager: scratch.path])
        let outcome = order.perform(with: tmux)
        #expect(outcome.text == "manager: started" && outcome.begun.map(\.folder) == [scratch.path])
        #expect(order.perform(with: tmux).text == "manager: runs already")
        #expect(PaneOrder(.nudge("hi"), [.manager], plans: []).perform(with: tmux).text == "manager: nudged")
        #expect(PaneOrder(.restart, [.manager], plans: plans).perform(with: tmux).begun.count == 1)
        #expect(outcome.json["panes"]?.objectValue?["manager"] == "started")
    }

    @Test func whatLiesAroundIsLookedAtInOneGo() throws {
        let home = HomePaths(root: scratch.path)
        let around = Surroundings(tmux(), roomLeast: ByteCount(bytes: 1), archive: nil, on: SystemDisk())
        #expect(around.panes == .noServer && around.archive == .none)
        #expect(try #require(around.room).free.bytes > 0)
        try SystemDisk().makeFolders(home.archive)
        try SystemDisk().createFile("\(home.archive)/logs-2026-10.db", with: [])
        let kept = Surroundings(tmux(), roomLeast: ByteCount(bytes: 1), archive: nil, on: SystemDisk())
        #expect(kept.archive == .there(path: home.archive, months: 1))
        let away = Surroundings(tmux(), roomLeast: ByteCount(bytes: 1), archive: "/nowhere", on: SystemDisk())
        #expect(away.archive == .away(path: "/nowhere"))
    }
}
