import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct PullRequestProgramTests {
    @Test func thePullRequestIsTheOneThatGhNames() {
        let opened = PullRequest(createdAt: "Warning: 1 change\nhttps://github.com/acme/web/pull/12\n")
        #expect(opened == PullRequest(number: 12, url: "https://github.com/acme/web/pull/12"))
        #expect(PullRequest(createdAt: "") == nil)
        #expect(PullRequest(createdAt: "https://github.com/acme/web/issues/12") == nil)
    }

    @Test func anOpenOneStandsBeforeAMergedOneAndAClosedOneIsDoneWith() {
        let closed = #"{"number":1,"url":"u1","state":"CLOSED"}"#
        let merged = #"{"number":2,"url":"u2","state":"MERGED"}"#
        let open = #"{"number":3,"url":"u3","state":"OPEN"}"#
        #expect(PullRequest.standing(in: "[\(closed),\(merged),\(open)]")?.number == 3)
        #expect(PullRequest.standing(in: "[\(closed),\(merged)]")?.number == 2)
        #expect(PullRequest.standing(in: "[\(closed)]") == nil)
        #expect(PullRequest.standing(in: "[]") == nil && PullRequest.standing(in: "no JSON") == nil)
    }

    @Test func itIsCalledWithTheRepositoryAndWithoutAPrompt() throws {
        try TemporaryHome.with { home in
            let gh = try StandInGitHub(in: home)
            let environment = Environment(["PATH": gh.path])
            let program = try PullRequestProgram(in: environment, folder: home.path)
            let repository = try #require(RemoteRepository("https://github.example.org/acme/web"))
            #expect(try program.standing(of: "task", in: repository) == nil)
            let opened = try program.open("T", "B", from: "task", into: nil, in: repository, isDraft: false)
            #expect(opened.number == 7)
            let last = try gh.calls().last
            #expect(last == "pr create --repo github.example.org/acme/web --head task --title T --body-file -")
            #expect(try program.standing(of: "task", in: repository) == opened)
        }
    }
}
