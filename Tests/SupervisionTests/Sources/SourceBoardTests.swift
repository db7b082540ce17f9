import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import Settings
import TestSupport
import Testing

@testable import Supervision

/// Sources of a real daemon: what comes in becomes tasks that real agents do.
@Suite struct SourceBoardTests {
    private func settings(_ github: GitHubTrial, _ more: String = "") -> String {
        """
        [sources.github]
        repository = "acme/web"
        labels = ["roost"]
        api_url = "\(github.url)"
        interval = "1s"
        agent = "demo"
        \(more)
        """
    }

    private func triggers(_ flock: FlockTrial, _ type: String, task: String? = nil) throws -> [JSONObject] {
        try flock.trial.events().filter { event in
            event.typeText == "trigger" && event.data["trigger_type"]?.stringValue == type
                && (task == nil || event.data["task_id"]?.stringValue == task)
        }.map(\.data)
    }

    private func wait(until isTrue: () throws -> Bool) throws {
        let isSo = try Eventually.wait(upTo: .seconds(120), until: isTrue)
        #expect(isSo)
    }

    private func task(_ flock: FlockTrial, _ id: String) throws -> TaskEntry? {
        try flock.standing()[try TaskID(id)]
    }

    @Test func issuesBecomeTasksThatAreDoneOnceEach() throws {
        let github = try GitHubTrial((1...5).map { GitHubTrial.Issue(number: $0) }, pageSize: 2)
        github.change(2) { $0.association = "NONE" }
        github.change(4) { $0.labels = ["roost", "P1"] }
        let flock = try FlockTrial(settings: settings(github))
        let daemon = try flock.start()
        try wait { try [1, 3, 4, 5].allSatisfy { try flock.standing().status(of: "gh-\($0)") == .completed } }
        try wait { github.unchanged >= 6 }
        try flock.end(daemon)

        #expect(try flock.standing().status(of: "gh-2") == nil)
        for number in [1, 3, 4, 5] {
            #expect(try flock.runs(of: "gh-\(number)").count == 1)
            #expect(try triggers(flock, "issue_detected", task: "gh-\(number)").count == 1)
        }
        let refused = try triggers(flock, "issue_detected", task: "gh-2")
        #expect(refused.count == 1)
        let why = refused.first?["trigger_data"]?.objectValue?["not_started"]?.stringValue
        #expect(why == "octocat, who wrote it, is no owner, member or collaborator of acme/web")
        let told = try CommandTester("roost").arguments(["why", "gh-2"]).environment(["ROOST_HOME": flock.home.root])
            .run()
        #expect(told.exitCode == 0 && told.stdout.hasPrefix("gh-2 — no task"), "\(told.stderr)")
        #expect(told.stdout.contains("octocat, who wrote it, is no owner"))
        // Of all polls only the one that found something is on record.
        let polls = try triggers(flock, "poll")
        #expect(polls.count == 1)
        let data = polls.first?["trigger_data"]?.objectValue
        #expect(data?["issues_found"]?.integerValue == 5 && data?["new_issues"]?.integerValue == 4)
        #expect(data?["poll_duration_ms"]?.integerValue != nil)
    }

    @Test func whatBecomesOfAnIssueBeforeItsTaskStartsHoldsForTheTask() throws {
        let github = try GitHubTrial((1...3).map { GitHubTrial.Issue(number: $0) })
        let flock = try FlockTrial(settings: settings(github))
        let daemon = try flock.start(["--paused"])
        try wait { try flock.standing().entries.count == 3 }
        github.change(1) { $0.isOpen = false }
        github.change(2) { $0.title = "Mend that" }
        github.change(3) { $0.labels = ["roost", "P0"] }
        try wait { try flock.standing().status(of: "gh-1") == .cancelled }
        try wait { try task(flock, "gh-2")?.task.title == "Mend that" && task(flock, "gh-3")?.task.priority == 0 }
        #expect(try task(flock, "gh-1")?.task.failureReason == "its issue was closed (not_planned)")
        #expect(try task(flock, "gh-2")?.plan.text.hasPrefix("Mend that\n") == true)
        #expect(try triggers(flock, "issue_closed", task: "gh-1").count == 1)
        #expect(try triggers(flock, "issue_edited", task: "gh-2").count == 1)
        // What a person changes here is not taken back by what it says there, which is as it was.
        #expect(try flock.ask("edit-task", ["gh-2", "demo:", "say", "Mine"]).isOK)
        let asked = github.lists
        try wait { github.lists > asked + 1 }
        #expect(try task(flock, "gh-2")?.plan.text == "demo: say Mine")
        try flock.end(daemon)
    }

    @Test func noRunEndsByWhatBecomesOfItsIssue() throws {
        let github = try GitHubTrial([
            GitHubTrial.Issue(number: 1, body: "demo: ask Which? | a | b ;; say Done"),
            GitHubTrial.Issue(number: 2, body: "demo: ask Which? | a | b ;; say Done"),
        ])
        let flock = try FlockTrial(settings: settings(github))
        let daemon = try flock.start()
        try wait { try ["gh-1", "gh-2"].allSatisfy { try flock.standing().status(of: $0) == .active } }
        github.change(1) { $0.isOpen = false }
        github.change(2) { $0.body = "demo: say Other" }
        try wait { try !triggers(flock, "issue_closed", task: "gh-1").isEmpty }
        try wait { try !triggers(flock, "issue_edited", task: "gh-2").isEmpty }
        #expect(try flock.settle(within: .seconds(120), answering: "a"))
        for task in ["gh-1", "gh-2"] {
            #expect(try flock.standing().status(of: task) == .completed)
            #expect(try flock.runs(of: task).count == 1)
        }
        #expect(try triggers(flock, "issue_closed").count == 1 && triggers(flock, "issue_edited").count == 1)
        try flock.end(daemon)
    }

    @Test func aServerThatIsAwayOrBusyIsToldOnceAndWaitedFor() throws {
        let github = try GitHubTrial([GitHubTrial.Issue(number: 1)])
        github.fail(with: [TrialReply(403, headers: [("Retry-After", "3")])])
        let flock = try FlockTrial(settings: settings(github))
        let daemon = try flock.start()
        try wait { try !triggers(flock, "poll").isEmpty }
        let told = try #require(try triggers(flock, "poll").first?["trigger_data"]?.objectValue)
        #expect(told["error"]?.stringValue?.contains("left alone") == true)
        let asked = try flock.ask("trigger-poll")
        #expect(asked.isOK && asked.detail.contains("is left alone for another"))
        let state = try flock.status()["sources"]?.arrayValue?.first?.objectValue
        #expect(state?["state"]?.stringValue == "backing_off" && state?["last_error"]?.stringValue != nil)
        try wait { try flock.standing().status(of: "gh-1") == .completed }
        #expect(github.lists >= 2)
        let well = try flock.status()["sources"]?.arrayValue?.first?.objectValue
        #expect(well?["last_error"] == nil && well?["last_good_at"] != nil)
        try flock.end(daemon)
    }

    /// No task twice, none lost.
    @Test func killingTheDaemonLosesNoIssueAndDoublesNone() throws {
        let isSoak = Environment.current()["ROOST_SOAK"] == "1"
        let kills = isSoak ? 50 : 4
        let github = try GitHubTrial()
        let flock = try FlockTrial(settings: settings(github))
        var generator = SeededGenerator(seed: 7)
        var count: Int64 = 0
        for _ in 0..<kills {
            for _ in 0..<3 {
                count += 1
                github.add(GitHubTrial.Issue(number: count))
            }
            let before = github.lists
            let daemon = try flock.trial.daemon()
            // In the middle of a look, of what follows from it, and of the first runs.
            let looks = Int.random(in: 0...2, using: &generator)
            try wait { github.lists >= before + looks }
            try daemon.signal(.kill)
            _ = try daemon.end()
        }
        let daemon = try flock.start()
        try wait { try flock.standing().status(of: "gh-\(count)") == .completed }
        #expect(try flock.settle(within: .seconds(300)))
        try flock.end(daemon)
        let added = try flock.trial.events().filter { event in
            event.typeText == "decision" && event.data["decision_point"]?.stringValue == "accept_task"
        }.compactMap { $0.data["context_id"]?.stringValue }
        // A kill may come between the line of a task and that of its decision, which is then told by the task alone.
        #expect(Set(added).count == added.count && Set(added).isSubset(of: (1...count).map { "gh-\($0)" }))
        #expect(added.count >= Int(count) - kills)
        for number in 1...count {
            #expect(try flock.standing().status(of: "gh-\(number)") == .completed, "gh-\(number)")
            let begun = try flock.runs(of: "gh-\(number)").filter { $0.state.process != nil }
            #expect(begun.count == 1, "gh-\(number)")
        }
    }

    @Test func filesOfAFolderBecomeTasks() throws {
        let home = try TemporaryHome()
        let flock = try FlockTrial(
            settings: "[sources.inbox]\nkind = \"folder\"\npath = \"\(home.path)\"\nagent = \"demo\"\n"
        )
        let daemon = try flock.start()
        try wait { try !triggers(flock, "poll").isEmpty }
        try flock.trial.disk.replaceFile(home.path("say hello.md"), with: Array("# Hello\n\ndemo: say Hello\n".utf8))
        try wait { try flock.standing().status(of: "inbox-say-hello") == .completed }
        #expect(try triggers(flock, "folder_changed", task: "inbox-say-hello").count == 1)
        try flock.end(daemon)
    }

    @Test func aSignalLooksAtAllSourcesAtOnce() throws {
        let home = try TemporaryHome()
        try Programs.make(home.path("next"), "#!/bin/sh\ncat \"\(home.path)/list\" 2>/dev/null\nexit 0\n")
        let flock = try FlockTrial(
            settings: """
                [sources.mine]
                kind = "command"
                command = ["\(home.path)/next"]
                interval = "1h"
                agent = "demo"
                """
        )
        let daemon = try flock.start()
        try wait { try !triggers(flock, "poll").isEmpty }
        let line = #"{"id":"next-1","title":"Next","text":"demo: say Next"}"#
        try flock.trial.disk.replaceFile(home.path("list"), with: Array((line + "\n").utf8))
        let tested = try flock.ask("trigger-test", ["mine"])
        #expect(tested.isOK && tested.detail == "next-1 would be added")
        #expect(try flock.standing().status(of: "next-1") == nil)
        try daemon.signal(.user1)
        try wait { try flock.standing().status(of: "next-1") == .completed }
        #expect(try triggers(flock, "signal").count == 1 && triggers(flock, "command", task: "next-1").count == 1)
        let unknown = try flock.ask("trigger-poll", ["other"])
        #expect(unknown.code == .known(.noTarget) && unknown.hint == "there are: mine")
        let told = try flock.ask("trigger-add", ["deploy_failed", "demo:", "say", "Mended"], data: ["agent": "demo"])
        #expect(told.isOK && told.detail.hasPrefix("added manual-001"))
        #expect(try triggers(flock, "deploy_failed").count == 1)
        try flock.end(daemon)
    }

    @Test func otherSettingsHoldFromTheReloadOn() throws {
        let github = try GitHubTrial([GitHubTrial.Issue(number: 1)])
        let flock = try FlockTrial()
        let daemon = try flock.start(["--paused"])
        #expect(try flock.status()["sources"]?.arrayValue == [])
        let path = flock.home.configuration
        let old = try flock.trial.disk.readAll(path, bytesMax: 1 << 20)
        try flock.trial.disk.replaceFile(path, with: old + Array("\n\(settings(github, "hold = true"))\n".utf8))
        #expect(try flock.ask("reload").isOK)
        try wait { try task(flock, "gh-1")?.task.isHeld == true }
        try flock.end(daemon)
    }
}
