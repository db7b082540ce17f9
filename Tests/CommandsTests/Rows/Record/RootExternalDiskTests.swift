import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// The disk of the conversations is taken away in the middle of a run, another database is put in its place, and the
/// disk comes back: with a real mount, a real run, and `roost index --follow` beside it.
@Suite("root: the disk of the conversations goes away", .enabled(if: MountedPlace.isAllowed, "mounting is refused"))
struct RootExternalDiskTests {
    private let trial: RunTrial
    private let place: MountedPlace
    private var disk: String { trial.scratch.path("disk") }
    private var store: String { trial.scratch.path("store") }
    private var asking: String { trial.scratch.path("asking") }
    private var conversations: String { "\(disk)/conversations.db" }

    init() throws {
        trial = try RunTrial(for: "RootExternalDiskTests")
        for folder in ["disk", "store", "home", "other"] { try trial.disk.makeFolders(trial.scratch.path(folder)) }
        let settings = "[record]\nconversations_db = \"\(trial.scratch.path("disk"))/conversations.db\"\n"
        try trial.disk.replaceFile(trial.scratch.path("home/config.toml"), with: Array(settings.utf8))
        place = try MountedPlace(trial.scratch.path)
    }

    /// Says its lines in parts, each when it is asked for.
    private func agent() throws -> [String: String] {
        let parts = (1...4).map { part in
            let said = (0..<20).map { Self.line(part, $0) }.joined(separator: "\n")
            return "read asked <'\(asking)'\ncat <<'END'\n\(said)\nEND\n"
        }
        return try trial.program("claude", parts.joined())
    }

    private static func line(_ part: Int, _ number: Int) -> String {
        """
        {"type":"assistant","message":{"id":"msg_\(part)_\(number)","model":"claude-sonnet-4-5","role":"assistant",\
        "content":[{"type":"text","text":"Part \(part), \(number)."}],"usage":{"input_tokens":\(number),\
        "output_tokens":2}},"request_id":"req_\(part)_\(number)","session_id":"c-1"}
        """
    }

    private func sayMore() throws { try place.does("echo more >'\(asking)'") }

    /// What a question answers, asked where the disk is.
    private func number(_ query: String) throws -> Int? {
        let roost = "'\(try Programs.path("roost"))' --home '\(trial.home.root)'"
        return Int(try place.ask("\(roost) sql -o csv \"\(query)\" 2>/dev/null | tail -n 1"))
    }

    private func comesTrue(_ query: String, _ expected: Int) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) { try number(query) == expected }
    }

    @Test func nothingIsLostAndNoStrayFileIsLeft() throws {
        let roost = "'\(try Programs.path("roost"))' --home '\(trial.home.root)'"
        try place.does("mount -t tmpfs none '\(store)' && mount --bind '\(store)' '\(disk)'")
        try place.does("mkfifo '\(asking)'")
        let path = try #require(try agent()["PATH"])
        try place.does("(\(roost) index --follow >/dev/null 2>&1 & echo $! >'\(trial.scratch.path("pid"))')")
        try place.does(
            "(cd '\(trial.folder)' && PATH='\(path)' \(roost) run --quiet --task gh-1 -- claude >/dev/null 2>&1 &)"
        )
        try sayMore()
        #expect(try comesTrue("SELECT count(*) FROM blocks", 20))

        // Gone, and the index goes on.
        try place.does("umount -l '\(disk)'")
        try sayMore()
        #expect(try comesTrue("SELECT count(*) FROM api_calls", 40))
        #expect(try place.ask("ls -A '\(disk)' | wc -l") == "0", "no stray file is made in its place")

        // Another home's, on another disk.
        try place.does("mount -t tmpfs none '\(disk)'")
        try place.does("\(roost.replacing(trial.home.root, with: trial.scratch.path("other"))) index --once")
        try place.does("cp '\(trial.scratch.path("other"))/conversations.db' '\(conversations)'")
        let before = try place.ask("cd '\(disk)' && sha256sum *")
        try sayMore()
        #expect(try comesTrue("SELECT count(*) FROM api_calls", 60))
        let after = try place.ask("cd '\(disk)' && sha256sum *")
        #expect(after == before, "another database is left as it is, and nothing is put beside it")

        // Back again.
        try place.does("umount '\(disk)' && mount --bind '\(store)' '\(disk)'")
        try sayMore()
        #expect(try comesTrue("SELECT count(*) FROM blocks", 80))
        let run = try trial.waitForRun { $0.state.isOver }
        #expect(run?.state.outcome == .known(.completed))
        let pid = "$(cat '\(trial.scratch.path("pid"))')"
        try place.does("kill \(pid)")
        let hasEnded = try Eventually.wait(upTo: .seconds(60)) {
            try place.ask("kill -0 \(pid) 2>&1 || echo gone").hasSuffix("gone")
        }
        #expect(hasEnded)
        let check = try place.ask("\(roost) reindex --check 2>&1")
        #expect(check.hasSuffix("all as the files say"))
        #expect(try number("SELECT count(DISTINCT content) FROM blocks") == 80)
        #expect(try place.ask("ls -A '\(trial.home.root)' | grep -c conversations") == "0")
    }
}
