import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

/// The step finalize as the daemon does it, and a person's order to send work out.
@Suite struct DispatchSendingTests {
    private let repository: ScratchRepository
    private let gh: StandInGitHub
    private let remote: String

    init() throws {
        repository = try ScratchRepository(for: "DispatchSendingTests")
        gh = try StandInGitHub(in: repository.scratch)
        remote = repository.scratch.path("acme/web.git")
        try repository.git("init", "--quiet", "--bare", remote)
        try repository.git("remote", "add", "origin", remote)
    }

    /// A daemon that finds the stand-in before any `gh` there may be.
    private func start(_ flock: FlockTrial) throws -> RunningProgram {
        let daemon = try RunningProgram(
            "/usr/bin/env",
            ["PATH=\(gh.path)", Programs.path("roostd"), "--foreground", "--home", flock.home.root],
            errorsTo: "\(flock.home.root)/daemon.err"
        )
        #expect(try flock.trial.begun(daemon.pid))
        return daemon
    }

    private func add(_ flock: FlockTrial, _ id: String, steps: [String]) throws {
        let data: JSONObject = [
            "repository": .string(repository.root), "title": "Mend the login", "base": "main",
            "steps": .array(steps.map { .string($0) }),
        ]
        try flock.add(id, "demo: write fix.txt fixed ;; say Mended it", data)
    }

    private func changes(_ flock: FlockTrial, _ task: String) throws -> [JSONObject] {
        try flock.trial.events().filter { $0.typeText == "task_changed" && $0.data["pr_url"]?.stringValue != nil }
            .map(\.data).filter { $0["task_id"]?.stringValue == task }
    }

    @Test func theLastStepPushesAndOpensAPullRequest() throws {
        let flock = try FlockTrial(settings: "[way_out]\npush = \"origin\"\npull_request = \"draft\"\n")
        let daemon = try start(flock)
        try add(flock, "gh-450", steps: ["work", "finalize"])
        #expect(try flock.settle(within: .seconds(120)))
        #expect(try flock.standing().status(of: "gh-450") == .completed)
        let branch = "roost/gh-450-a1"
        #expect(try repository.git("show", "\(branch):fix.txt", in: remote).hasPrefix("fixed"))
        #expect(try gh.calls().count { $0.hasPrefix("pr create") } == 1)
        let body = try gh.text("body")
        #expect(body.hasPrefix("Mend the login\n\n") && body.hasSuffix("\n\nFixes #450\n"))
        let change = try #require(try changes(flock, "gh-450").first)
        #expect(change["pr_number"]?.integerValue == 7)
        #expect(change["pr_url"]?.stringValue == "https://github.com/acme/web/pull/7")
        #expect(change["commits"]?.arrayValue?.count == 1)
        #expect(try flock.trial.notes().contains { $0.type == "work_sent" })
        #expect(try flock.runs(of: "gh-450").count == 1, "no agent finished it")
        try flock.end(daemon)
    }

    @Test func whatAPersonMustMendWaitsForOneWithItsWorkKept() throws {
        let flock = try FlockTrial(settings: "[way_out]\npush = \"elsewhere\"\n")
        let daemon = try start(flock)
        try add(flock, "gh-451", steps: ["work", "finalize"])
        let isBlocked = try Eventually.wait(upTo: .seconds(120)) {
            try flock.standing().status(of: "gh-451") == .blocked
        }
        #expect(isBlocked)
        let reason = try flock.standing()[try TaskID("gh-451")]?.task.failureReason ?? ""
        let told = try flock.ask("review", ["gh-451"])
        #expect(told.isOK, "\(reason)")
        try repository.git("remote", "add", "elsewhere", remote)
        #expect(try flock.ask("retry-task", ["gh-451"]).isOK)
        #expect(try flock.settle(within: .seconds(120)))
        #expect(try repository.git("show", "roost/gh-451-a1:fix.txt", in: remote).hasPrefix("fixed"))
        #expect(try gh.calls() == [])
        try flock.end(daemon)
    }

    @Test func aPersonSendsOutWhatIsDone() throws {
        let flock = try FlockTrial()
        let daemon = try start(flock)
        try add(flock, "gh-452", steps: ["work"])
        #expect(try flock.settle(within: .seconds(120)))
        let sent = try flock.ask("accept", ["gh-452", "pr"])
        #expect(sent.isOK, "\(sent.detail)")
        #expect(sent.detail.contains("pull request #7 opened: https://github.com/acme/web/pull/7"))
        #expect(try gh.text("body").contains("Fixes #452"))
        #expect(try changes(flock, "gh-452").count == 1)
        try flock.end(daemon)
    }
}
