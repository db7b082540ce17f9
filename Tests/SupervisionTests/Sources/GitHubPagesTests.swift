import Domain
import Platform
import Settings
import TestSupport
import Testing

@testable import Supervision

@Suite struct GitHubPagesTests {
    private func trouble(
        of replies: [TrialReply],
        token: GitHubToken? = nil
    ) throws -> (trouble: SourceTrouble?, questions: [TrialQuestion]) {
        let server = try HTTPTrial(replies)
        var setup = SourceSetup("github", .github)
        setup.api = server.url
        setup.timeout = .seconds(1)
        var pages = GitHubPages(setup, token: token, clock: SystemClock())
        do throws(SourceTrouble) {
            _ = try pages.issues(from: "\(server.url)/repos/acme/web/issues")
            return (nil, server.questions)
        } catch { return (error, server.questions) }
    }

    @Test func whoeverWantsToBeLeftAloneIs() throws {
        let after = try trouble(of: [TrialReply(403, headers: [("Retry-After", "17")])]).trouble
        #expect(after?.waitAtLeast == .seconds(17))
        let many = try trouble(of: [TrialReply(429)]).trouble
        #expect(many?.waitAtLeast == .seconds(60))
        let reset = SystemClock().now().wall.nanoseconds / 1_000_000_000 + 100
        let used = [(name: "X-RateLimit-Remaining", value: "0"), (name: "X-RateLimit-Reset", value: "\(reset)")]
        let wait = try #require(try trouble(of: [TrialReply(403, headers: used)]).trouble?.waitAtLeast)
        #expect(wait > .seconds(60) && wait <= .seconds(100))
        let absurd = try trouble(of: [TrialReply(403, headers: [("Retry-After", "999999999")])]).trouble
        #expect(absurd?.waitAtLeast == .seconds(3_700))
    }

    @Test func whatPassesIsToldFromWhatAPersonMustMend() throws {
        for (status, isPassing) in [(500, true), (503, true), (401, false), (403, false), (404, false), (400, false)] {
            let found = try #require(try trouble(of: [TrialReply(status)]).trouble)
            #expect(found.isPassing == isPassing, "\(status)")
            #expect(found.waitAtLeast == nil, "\(status)")
        }
        #expect(try trouble(of: [.hanging]).trouble?.isPassing == true)
        #expect(try trouble(of: [TrialReply(body: "{}")]).trouble?.text.contains("no list of issues") == true)
        #expect(try trouble(of: [TrialReply(body: "<html>")]).trouble != nil)
    }

    @Test func theLoginIsSentAndToldToNobody() throws {
        let token = try #require(GitHubToken(forAPI: "x", in: Environment(["GH_TOKEN": "s3cret"])))
        let found = try trouble(of: [TrialReply(401)], token: token)
        #expect(found.questions.first?.headers["authorization"] == "Bearer s3cret")
        #expect(found.trouble.map { "\($0) \($0.hint ?? "")".contains("s3cret") } == false)
    }

    @Test func theLoginGoesToNoOtherServer() throws {
        let other = try HTTPTrial([TrialReply(body: "[]")])
        let link = "<\(other.url)/repos/acme/web/issues?page=2>; rel=\"next\""
        let found = try trouble(of: [TrialReply(headers: [("Link", link)], body: "[]")])
        #expect(found.trouble?.text.contains("another server") == true)
        #expect(other.questions.isEmpty)
    }

    @Test func pagesWithoutEndAreRefused() throws {
        let server = try HTTPTrial { question in
            let page = Int(question.path.split(separator: "=").last ?? "") ?? 1
            let host = question.headers["host"] ?? ""
            return TrialReply(headers: [("Link", "<http://\(host)/x?page=\(page + 1)>; rel=\"next\"")], body: "[]")
        }
        var setup = SourceSetup("github", .github)
        setup.api = server.url
        var pages = GitHubPages(setup, token: nil, clock: SystemClock())
        #expect(throws: SourceTrouble.self) { try pages.issues(from: "\(server.url)/x?page=1") }
        #expect(server.questions.count == GitHubPages.pagesMax)
    }

    @Test func theNextPageIsThatOfTheHeader() {
        let text = "<https://a/1>; rel=\"prev\", <https://a/3>; rel=\"next\", <https://a/9>; rel=\"last\""
        #expect(LinkHeader.next(in: text) == "https://a/3")
        #expect(LinkHeader.next(in: "<https://a/3>; rel=next") == "https://a/3")
        #expect(LinkHeader.next(in: "<https://a/9>; rel=\"last\"") == nil)
        #expect(LinkHeader.next(in: "rel=\"next\" <") == nil)
    }

    @Test func ghIsAskedWhereTheEnvironmentHasNoLogin() throws {
        try TemporaryHome.with { home in
            let said = "#!/bin/sh\n[ \"$1 $2 $3 $4\" = \"auth token --hostname github.com\" ] && echo from-gh\n"
            try Programs.make(home.path("gh"), said)
            let environment = Environment(["PATH": "\(home.path):/usr/bin:/bin"])
            #expect(GitHubToken(forAPI: SourceSetup.githubAPI, in: environment)?.value == "from-gh")
            #expect(GitHubToken(forAPI: "https://other.example.org", in: environment) == nil)
            let both = Environment(["PATH": "\(home.path):/usr/bin:/bin", "GITHUB_TOKEN": "own"])
            #expect(GitHubToken(forAPI: SourceSetup.githubAPI, in: both)?.value == "own")
            #expect(GitHubToken(forAPI: SourceSetup.githubAPI, in: Environment(["PATH": "/nowhere"])) == nil)
        }
    }
}
