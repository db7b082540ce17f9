import Domain
import Git
import JSON
import Platform
import Settings
import TestSupport
import Testing

@testable import Supervision

@Suite struct WayOutTests {
    private let fixture: KeeperFixture
    private let gh: StandInGitHub
    private let remote: String

    init() throws {
        fixture = try KeeperFixture(for: "WayOutTests")
        gh = try StandInGitHub(in: fixture.repository.scratch)
        remote = fixture.repository.scratch.path("acme/web.git")
        try fixture.repository.git("init", "--quiet", "--bare", remote)
        try fixture.repository.git("remote", "add", "origin", remote)
    }

    private func way(_ pullRequest: PullRequestWay, path: String? = nil) -> WayOut {
        var values = fixture.repository.environment.values
        values["PATH"] = path ?? gh.path
        let home = fixture.repository.scratch.path
        return WayOut(remote: "origin", pullRequest: pullRequest, environment: Environment(values), home: home)
    }

    private func send(_ tree: TaskWorktree, by way: WayOut) throws -> SentWork {
        let work = OutgoingWork(tree.task, title: "Mend the login", entry: nil)
        return try way.send(tree, work, byOrderOf: "a test", fixture.keeper)
    }

    private func error(_ body: () throws -> Void) -> SupervisionError? {
        do {
            try body()
            return nil
        } catch { return error as? SupervisionError }
    }

    @Test func whatIsNotCommittedIsCommittedPushedAndOpened() throws {
        let tree = try fixture.create()
        try fixture.commit("a.txt", "a\n", in: tree)
        try fixture.write("b.txt", "b\n", in: tree)
        let sent = try send(tree, by: way(.draft))
        #expect(sent.commits.count == 2)
        let head = try fixture.repository.git("rev-parse", "HEAD", in: tree.path)
        #expect(sent.commits.last == head)
        #expect(try fixture.repository.git("rev-parse", "refs/heads/\(tree.branch)", in: remote) == head)
        #expect(sent.pullRequest == PullRequest(number: 7, url: "https://github.com/acme/web/pull/7"))
        let created = try #require(try gh.calls().last)
        #expect(
            created == "pr create --repo acme/web --head \(tree.branch) --base main --title Mend the login "
                + "--body-file - --draft"
        )
        #expect(try gh.text("body") == "Mend the login\n\nFixes #450\n")
        #expect(sent.changes["pr_number"]?.integerValue == 7)
        // The work is elsewhere by now, and nothing keeps the worktree.
        guard case .removed = try fixture.keeper.remove(tree, worker: .none) else {
            Issue.record("its worktree is kept")
            return
        }
    }

    @Test func doneAgainItMakesNothingTwice() throws {
        let tree = try fixture.create()
        try fixture.commit("a.txt", "a\n", in: tree)
        #expect(try send(tree, by: way(.ready)).isKnown == false)
        try fixture.commit("b.txt", "b\n", in: tree)
        let again = try send(tree, by: way(.ready))
        #expect(again.isKnown && again.pullRequest?.number == 7 && again.commits.count == 2)
        #expect(try gh.calls().count { $0.hasPrefix("pr create") } == 1)
        #expect(again.text.contains("pull request #7 was there"))
    }

    @Test func withoutAPullRequestItIsOnlyPushed() throws {
        let tree = try fixture.create()
        try fixture.commit("a.txt", "a\n", in: tree)
        let sent = try send(tree, by: way(.none, path: "/usr/bin:/bin"))
        #expect(sent.pullRequest == nil && sent.text == "1 commit pushed to origin as \(tree.branch)")
        #expect(try gh.calls() == [])
    }

    @Test func whatFailsLeavesTheWorkWhereItWas() throws {
        let tree = try fixture.create()
        #expect(error { _ = try send(tree, by: way(.ready)) } == .nothingToAccept(tree.path))
        try fixture.commit("a.txt", "a\n", in: tree)
        try gh.breakDown()
        let broken = error { _ = try send(tree, by: way(.ready)) }
        #expect(broken == .wayOut(.notOpened(said: "not logged in")))
        #expect(broken?.hint == "look whether you are logged in: gh auth status")
        let none = error { _ = try send(tree, by: way(.ready, path: "/nowhere")) }
        #expect(none == .wayOut(.noProgram))
        try fixture.repository.git("remote", "set-url", "origin", "https://me:s3cret@127.0.0.1:1/acme/web.git")
        let away = error { _ = try send(tree, by: way(.ready)) }
        guard case .wayOut(.notPushed(remote: "origin", let said)) = away else {
            Issue.record("\(String(describing: away))")
            return
        }
        #expect(!said.contains("s3cret") && WayOutError.notPushed(remote: "origin", said: said).isPassing)
        try fixture.repository.git("remote", "remove", "origin")
        let gone = error { _ = try send(tree, by: way(.ready)) }
        #expect(gone == .wayOut(.noRemote("origin", repository: fixture.repository.root)))
        #expect(try fixture.exists("\(tree.path)/a.txt"))
    }

    @Test(arguments: [
        ("git@github.com:acme/web.git", "acme/web"), ("https://github.com/acme/web", "acme/web"),
        ("https://token@github.com/acme/web.git/", "acme/web"), ("ssh://git@github.com:22/acme/web.git", "acme/web"),
        ("https://github.example.org/acme/web.git", "github.example.org/acme/web"),
        ("git@github.example.org:acme/web", "github.example.org/acme/web"), ("/srv/acme/web.git", "acme/web"),
        ("file:///srv/acme/web.git", "acme/web"),
    ])
    func aRemoteIsTheRepositoryOfItsURL(_ url: String, name: String) {
        #expect(RemoteRepository(url)?.name == name)
    }

    @Test func aURLWithoutOwnerIsNoRepository() {
        for url in ["", "web", "https://github.com/web", "x/--repo"] { #expect(RemoteRepository(url) == nil, "\(url)") }
    }
}
