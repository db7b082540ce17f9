import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct GitHubIssueTests {
    @Test func whatIsMissingOrOddIsPassedOver() throws {
        #expect(GitHubIssue(.null) == nil)
        #expect(GitHubIssue(["title": "no number"]) == nil)
        #expect(GitHubIssue(["number": .integer(-1)]) == nil)
        let bare = try #require(GitHubIssue(["number": .integer(7), "body": .null, "labels": "x"]))
        #expect(bare.title == "issue 7" && bare.body == "" && bare.labels == [] && bare.isOpen)
        #expect(!bare.isByTrusted([]), "nobody wrote it whom we know")
    }

    @Test func labelsAndNamesAreComparedAsGitHubDoes() throws {
        let issue = try #require(GitHubIssue(GitHubTrial.Issue(number: 7, labels: ["Roost", "bug"]).json))
        #expect(issue.hasAll(["roost"]) && issue.hasAll(["BUG", "roost"]) && !issue.hasAll(["roost", "other"]))
        #expect(issue.isByTrusted(["octocat"]) && !issue.isByTrusted(["other"]))
        let closed = try #require(GitHubIssue(GitHubTrial.Issue(number: 7, isOpen: false).json))
        #expect(closed.item(try TaskID("gh-7")).closed == "its issue was closed (not_planned)")
    }
}
