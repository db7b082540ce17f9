import Domain
import Platform
import Settings
import TestSupport
import Testing

@testable import Supervision

@Suite struct GitHubLookTests {
    private let now = SystemClock().now().wall

    private func look(
        at github: GitHubTrial,
        _ change: (inout SourceSetup) -> Void = { _ in }
    ) -> GitHubLook {
        var setup = SourceSetup("github", .github)
        setup.repository = "acme/web"
        setup.labels = ["roost"]
        setup.api = github.url
        change(&setup)
        let pages = GitHubPages(setup, token: nil, clock: SystemClock())
        return GitHubLook(setup, names: GitHubNames("acme/web", isFirst: true), pages: pages)
    }

    @Test func openIssuesWithTheLabelsAreFoundOverAllPages() throws {
        var issues = (1...7).map { GitHubTrial.Issue(number: $0) }
        issues[1].labels = ["other"]
        issues[2].isPullRequest = true
        issues[3].isOpen = false
        issues[4].labels = ["roost", "priority:P1"]
        let github = try GitHubTrial(issues, pageSize: 2)
        var look = look(at: github)
        let findings = try look.findings(awaited: [], at: now)
        #expect(findings.items.map(\.task.text) == ["gh-1", "gh-5", "gh-6", "gh-7"])
        #expect(findings.items.allSatisfy { $0.objection == nil && $0.closed == nil })
        #expect(findings.items[1].priority == 1)
        #expect(findings.items[0].url == "https://github.example.org/acme/web/issues/1")
        #expect(github.lists == 3, "six have the state and the label, two on a page")
    }

    @Test func whatHasNotChangedCostsNothing() throws {
        let github = try GitHubTrial((1...4).map { GitHubTrial.Issue(number: $0) }, pageSize: 2)
        var look = look(at: github)
        _ = try look.findings(awaited: [], at: now)
        let again = try look.findings(awaited: [], at: now)
        #expect(again.isUnchanged)
        #expect(github.unchanged == 2)
        // On the second page, which the first says nothing of.
        github.change(4) { $0.title = "Mend that" }
        let changed = try look.findings(awaited: [], at: now)
        #expect(!changed.isUnchanged)
        #expect(changed.items.last?.title == "Mend that")
    }

    @Test func whatAStrangerWroteIsNoWork() throws {
        let strange = ["NONE", "CONTRIBUTOR", "FIRST_TIME_CONTRIBUTOR", ""]
        var issues = strange.enumerated().map {
            GitHubTrial.Issue(number: Int64($0.offset + 1), association: $0.element)
        }
        issues.append(GitHubTrial.Issue(number: 9, association: "COLLABORATOR"))
        let github = try GitHubTrial(issues)
        var look = look(at: github)
        let items = try look.findings(awaited: [], at: now).items
        #expect(items.filter { $0.objection == nil }.map(\.task.text) == ["gh-9"])
        #expect(items[0].objection?.contains("octocat") == true)
    }

    @Test func namedAuthorsAndLabellersDecideWhereThereAreAny() throws {
        var issues = (1...4).map { GitHubTrial.Issue(number: $0) }
        issues[1].author = "Boss"
        issues[2].author = "stranger"
        issues[2].labelledBy = "boss"
        issues[3].author = "stranger"
        issues[3].labelledBy = "stranger"
        let github = try GitHubTrial(issues)
        var look = look(at: github) { $0.authors = ["boss"] }
        let items = try look.findings(awaited: [], at: now).items
        #expect(items.filter { $0.objection == nil }.map(\.task.text) == ["gh-2", "gh-3"])
        #expect(items.map(\.canBeEdited) == [false, true, false, false])
    }

    @Test func whatIsMissingFromTheListIsAskedFor() throws {
        var issues = (1...4).map { GitHubTrial.Issue(number: $0) }
        issues[0].isOpen = false
        issues[1].labels = []
        let github = try GitHubTrial(issues)
        var look = look(at: github)
        let open = try ["gh-1", "gh-2", "gh-3", "gh-77", "manual-001"].map { try TaskID($0) }
        let closed = try look.findings(awaited: open, at: now).items.filter { $0.closed != nil }
        #expect(
            closed.map { [$0.task.text, $0.closed ?? ""] } == [
                ["gh-1", "its issue was closed (not_planned)"], ["gh-2", "its issue has lost a label of roost"],
                ["gh-77", "its issue is not there any more"],
            ]
        )
    }

    @Test func anIssueThatGotItsLabelLaterIsTold() throws {
        let github = try GitHubTrial([GitHubTrial.Issue(number: 1)])
        var look = look(at: github)
        #expect(try look.findings(awaited: [], at: now).items.map(\.isLabelled) == [false])
        github.add(GitHubTrial.Issue(number: 2))
        #expect(try look.findings(awaited: [], at: now).items.map(\.isLabelled) == [true, true])
    }

    @Test func labelsWithSignsAreEscaped() throws {
        let github = try GitHubTrial()
        var look = look(at: github) { $0.labels = ["good first&issue", "ü"] }
        _ = try look.findings(awaited: [], at: now)
        #expect(github.server.questions.first?.path.contains("labels=good%20first%26issue,%C3%BC") == true)
    }
}
